BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    Import-Module (Get-ManifestUnderTest) -Force
    $emulator = Start-Emulator
    $connection = Connect-Aom -Endpoint $emulator.Address -ProjectId $emulator.ProjectId -Credential $emulator.Credential
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Send-AomMetricData' {
    BeforeEach {
        $null = Invoke-Emulator $emulator reset Post
    }

    It 'sends what the pipeline gives' {
        $sent = Get-Process | New-AomMetric -MetricProperty WorkingSet64 -DimensionProperty ProcessName, Id -Namespace MY.Process | Send-AomMetricData
        $sent.Status | Should -Be 'Accepted'
        (Invoke-Emulator $emulator status).points | Should -Be ($sent | Measure-Object Metrics -Sum).Sum
    }

    It 'takes metrics back from <_>' -ForEach 'Export-Clixml', 'ConvertTo-Json', 'Start-Job' {
        $metric = New-AomMetric cpu_util 35 -Namespace NOPAAS.ESC -Unit percent -Dimension @{ id = 'i-1' }
        $manifest = Get-ManifestUnderTest
        $back = switch ($_) {
            'Export-Clixml' {
                $file = Join-Path $TestDrive metric.xml
                $metric | Export-Clixml $file
                Import-Clixml $file
            }
            'ConvertTo-Json' { $metric | ConvertTo-Json | ConvertFrom-Json }
            'Start-Job' {
                Start-Job { Import-Module $using:manifest; New-AomMetric cpu_util 35 -Namespace NOPAAS.ESC -Unit percent -Dimension @{ id = 'i-1' } } -Verbose:$false |
                    Receive-Job -Wait -AutoRemoveJob
            }
        }
        $back | Send-AomMetricData -ErrorAction Stop | ForEach-Object Status | Should -Be 'Accepted'
        $point = Invoke-Emulator $emulator points
        $point.name, $point.dimensions.id, $point.points.value, $point.points.type | Should -Be 'cpu_util', 'i-1', 35, 'int'
    }

    It 'names what is refused and delivers the rest' {
        $null = Invoke-Emulator $emulator rules Post '{"refuse":"bad"}'
        $now = Get-Date
        $sent = 'a', 'bad', 'c' | ForEach-Object { New-AomMetric $_ 1 -Namespace A.b -Timestamp $now } | Send-AomMetricData -ErrorVariable failed -ErrorAction SilentlyContinue
        ($sent | Where-Object Status -EQ Accepted | Measure-Object Metrics -Sum).Sum | Should -Be 2
        $failed[0].TargetObject.Name | Should -Be 'bad'
    }

    It 'keeps what a service that is away does not take, and sends it at the next run' {
        $spool = Join-Path $TestDrive spool
        $null = Invoke-Emulator $emulator faults Post '{"status":503,"count":2}'
        $first = New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -SpoolPath $spool -MaximumRetryCount 1 -RetryIntervalSec 0 -Summary -WarningAction SilentlyContinue
        $first.Spooled, $first.ExitCode | Should -Be 1, 1
        @(Get-AomSpool $spool).Count | Should -Be 1
        (Send-AomMetricData -SpoolPath $spool -Summary).Replayed | Should -Be 1
        Get-AomSpool $spool | Should -BeNullOrEmpty
    }

    It 'keeps what Select-Object -First leaves' {
        $spool = Join-Path $TestDrive first
        $null = 1..3000 | ForEach-Object { New-AomMetric "m$_" 1 -Namespace A.b } | Send-AomMetricData -SpoolPath $spool -ThrottleLimit 1 | Select-Object -First 1
        $null = Send-AomMetricData -SpoolPath $spool
        Get-AomSpool $spool | Should -BeNullOrEmpty
        (Invoke-Emulator $emulator status).outOfOrder | Should -Be 0
    }

    It 'works in ForEach-Object -Parallel and thread jobs by a passed connection' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
        $manifest = Get-ManifestUnderTest
        $status = 1..4 | ForEach-Object -Parallel {
            Import-Module $using:manifest
            New-AomMetric "p$_" $_ -Namespace A.b | Send-AomMetricData -Connection $using:connection
        } | ForEach-Object Status
        $status | Should -Be 'Accepted', 'Accepted', 'Accepted', 'Accepted'
    }
}
