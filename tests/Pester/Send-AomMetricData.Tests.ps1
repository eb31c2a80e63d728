BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    Import-Module (Get-ManifestUnderTest) -Force
    $script:emulator = Start-Emulator
}

AfterAll {
    Disconnect-Aom
    Stop-Emulator $emulator
}

Describe 'Send-AomMetricData' {
    BeforeEach {
        $null = Invoke-Emulator $emulator reset Post
        $script:connection = Connect-Aom -Endpoint $emulator.Address -ProjectId $emulator.ProjectId -Credential $emulator.Credential
        $script:spool = Join-Path $TestDrive ([guid]::NewGuid())
    }

    Context 'when all goes well' {
        It 'sends what the pipeline gives' {
            $metrics = Get-Process | New-AomMetric -MetricProperty WorkingSet64 -DimensionProperty ProcessName, Id -Namespace MY.Process
            $metrics | Send-AomMetricData | Should -AccountFor @{ Accepted = @($metrics).Count }
            $emulator | Should -HaveStored @($metrics).Count
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
            $back | Send-AomMetricData -ErrorAction Stop | Should -AccountFor @{ Accepted = 1 }
            $point = Invoke-Emulator $emulator points
            $point.name, $point.dimensions.id, $point.points.value, $point.points.type | Should -Be 'cpu_util', 'i-1', 35, 'int'
        }

        It 'takes an array as well' {
            Send-AomMetricData (1..3 | ForEach-Object { New-AomMetric "m$_" $_ -Namespace A.b }) | Should -AccountFor @{ Accepted = 3 }
            $emulator | Should -HaveReceived 1
        }

        It 'sends the points of a series in the order of their times' {
            $now = [DateTimeOffset]::Now
            $null = 3, 1, 2 | ForEach-Object { New-AomMetric a $_ -Namespace A.b -Timestamp $now.AddSeconds($_) } | Send-AomMetricData
            (Invoke-Emulator $emulator points).points.value | Should -Be 1, 2, 3
            $emulator | Should -HaveStored 3
        }

        It 'shows a table that fits 120 columns' {
            $view = New-AomMetric a 1 -Namespace A.b | Send-AomMetricData | Get-View
            $view | Should -Match 'Status +Metrics +Attempts +StatusCode +ErrorCode +ErrorMessage +Bytes +Elapsed'
            $view | Should -Match 'Accepted .* 1 +200 SVCSTG_AMS_2000000 +success .*[\d.,]+ s'
            $view -split '\r?\n' | ForEach-Object Length | Sort-Object | Select-Object -Last 1 | Should -BeLessOrEqual 120
        }

        It 'works in ForEach-Object -Parallel by a passed connection' -Skip:($PSVersionTable.PSVersion.Major -lt 7) {
            $manifest = Get-ManifestUnderTest
            1..4 | ForEach-Object -Parallel {
                Import-Module $using:manifest
                New-AomMetric "p$_" $_ -Namespace A.b | Send-AomMetricData -Connection $using:connection
            } | Should -AccountFor @{ Accepted = 4 }
        }

        It 'reports each attempt with -Verbose, and no secret' {
            $null = Invoke-Emulator $emulator faults Post '{"status":429,"retryAfter":"0"}'
            $shown = New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -Verbose -Debug *>&1
            "$shown" | Should -Match 'HTTP 429.*Next attempt in.*HTTP 200'
            $shown | Should -NotLeakSecret
        }
    }

    Context 'before it sends' {
        It 'says with -WhatIf what would go out, without a connection' {
            Disconnect-Aom
            $metrics = 1..10 | ForEach-Object { New-AomMetric "m$_" $_ -Namespace A.b }
            $metrics | Send-AomMetricData -WhatIf | Should -BeNullOrEmpty
            $emulator | Should -HaveReceived 0
        }

        It 'needs a connection, and recommends Connect-Aom' {
            Disconnect-Aom
            { New-AomMetric a 1 -Namespace A.b | Send-AomMetricData } | Should -FailWith NotConnected -Recommending '*Connect-Aom*'
        }

        It 'rejects other objects and sends the rest' {
            $good = New-AomMetric a 1 -Namespace A.b
            $sent = 'text', $good, $null | Send-AomMetricData -ErrorAction SilentlyContinue -ErrorVariable failed
            $sent | Should -AccountFor @{ Accepted = 1 }
            $failed.Count | Should -Be 2
            $failed[0] | Should -FailWith NotAMetric
            $failed[0].TargetObject | Should -Be 'text'
        }

        It 'rejects a metric that is too old for AOM' {
            $old = New-AomMetric a 1 -Namespace A.b -Timestamp ([DateTimeOffset]::Now.AddHours(-25))
            { $old | Send-AomMetricData -ErrorAction Stop } | Should -FailWith InvalidMetric
            $emulator | Should -HaveReceived 0
        }
    }

    Context 'when AOM rejects' {
        It 'names the value and delivers the rest of its request' {
            $null = Invoke-Emulator $emulator rules Post '{"reject":"bad"}'
            $now = Get-Date
            $sent = 'a', 'bad', 'c' | ForEach-Object { New-AomMetric $_ 1 -Namespace A.b -Timestamp $now } | Send-AomMetricData -ErrorVariable failed -ErrorAction SilentlyContinue
            $sent | Should -AccountFor @{ Accepted = 2; Rejected = 1 }
            $failed[0] | Should -FailWith BatchRejected
            $failed[0].TargetObject.Name | Should -Be 'bad'
        }

        It 'does not retry a rejected signature' {
            $null = Connect-Aom -Endpoint $emulator.Address -ProjectId $emulator.ProjectId -Credential ([pscredential]::new($emulator.Credential.UserName, (Get-SecureText 'wrong')))
            { New-AomMetric a 1 -Namespace A.b | Send-AomMetricData } | Should -FailWith CredentialRejected -Saying '*verify aksk signature fail*'
            $emulator | Should -HaveReceived 1
        }

        It 'names the right that is missing' {
            $null = Invoke-Emulator $emulator faults Post '{"status":403,"body":"{\"error_code\":\"APIGW.0302\"}"}'
            { New-AomMetric a 1 -Namespace A.b | Send-AomMetricData } | Should -FailWith PermissionDenied -Recommending '*aom:metric:put*'
        }
    }

    Context 'when AOM is unavailable' {
        It 'tries again after <_>' -ForEach '{"status":503}', '{"status":429,"retryAfter":"0"}', '{"dropAfter":true}', '{"truncate":true}' {
            $null = Invoke-Emulator $emulator repeats Post '{"mode":"accept"}'
            $null = Invoke-Emulator $emulator faults Post $_
            $sent = New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -RetryIntervalSec 0
            $sent | Should -AccountFor @{ Accepted = 1 }
            $sent.AttemptCount | Should -Be 2
            $emulator | Should -HaveStored 1
        }

        It 'returns undelivered metrics in the error, to be sent again' {
            $null = Invoke-Emulator $emulator faults Post '{"status":503}'
            $sent = New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -MaximumRetryCount 0 -ErrorAction SilentlyContinue -ErrorVariable failed
            $sent | Should -AccountFor @{ Undelivered = 1 }
            $failed[0] | Should -FailWith BatchNotDelivered
            $failed[0].TargetObject | Send-AomMetricData | Should -AccountFor @{ Accepted = 1 }
        }

        It 'keeps what is not taken in the spool, and sends it first at the next run' {
            Add-PendingMetric $emulator $spool
            $sent = New-AomMetric b 1 -Namespace A.b | Send-AomMetricData -SpoolPath $spool
            $sent.IsReplay | Should -Be $true, $false
            $sent | Should -AccountFor @{ Accepted = 2 }
            Get-AomSpool $spool | Should -BeNullOrEmpty
        }

        It 'sends pending metrics without input' {
            Add-PendingMetric $emulator $spool a, b
            (Send-AomMetricData -SpoolPath $spool -Summary).ReplayedCount | Should -Be 2
            $emulator | Should -HaveStored 2
        }

        It 'reports earlier runs and the reason of a failure on one line' {
            $null = Invoke-Emulator $emulator faults Post '{"status":503}'
            $first = New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -SpoolPath $spool -MaximumRetryCount 0 -Summary -WarningAction SilentlyContinue -WarningVariable warned
            "$first" | Should -Match '^1 metric: 0 accepted, .* in 1 request and .* In total, 1 metric is pending in the spool\. Last error: HTTP 503'
            $warned[-1] | Should -Match '^1 metric is pending in spool .* Last error: HTTP 503'
            "$(Send-AomMetricData -SpoolPath $spool -Summary)" | Should -Match 'From earlier runs: 1 accepted, 0 rejected, 0 expired\.$'
        }

        It 'reports that the spool holds the metrics of a rejected credential' {
            $null = Invoke-Emulator $emulator faults Post '{"status":401}'
            { New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -SpoolPath $spool } |
                Should -Throw '*1 metric is pending in the spool; the next run with an accepted credential sends it.'
            Test-AomConnection -Quiet | Should -BeTrue
        }

        It 'takes no path of another provider for a spool' {
            { Send-AomMetricData -SpoolPath env:spool } | Should -Throw '*is not a file system folder*'
        }

        It 'keeps what Select-Object -First does not need' {
            $null = 1..3000 | ForEach-Object { New-AomMetric "m$_" 1 -Namespace A.b } | Send-AomMetricData -SpoolPath $spool -ThrottleLimit 1 | Select-Object -First 1
            $null = Send-AomMetricData -SpoolPath $spool
            Get-AomSpool $spool | Should -BeNullOrEmpty
            (Invoke-Emulator $emulator status).outOfOrder | Should -Be 0
        }

        It 'ends a scheduled task with <Code> when <Case>' -ForEach @(
            @{ Code = 0; Case = 'all was accepted'; Order = $null; File = $false; Counts = 2, 0, 0 }
            @{ Code = 1; Case = 'something waits'; Order = 'faults', '{"status":503}'; File = $false; Counts = 0, 0, 2 }
            @{ Code = 2; Case = 'something was rejected'; Order = 'rules', '{"reject":"b"}'; File = $false; Counts = 1, 1, 0 }
            @{ Code = 2; Case = 'the spool cannot be used'; Order = $null; File = $true; Counts = 2, 0, 0 }
        ) {
            if ($File) { $null = New-Item $spool }
            if ($Order) { $null = Invoke-Emulator $emulator $Order[0] Post $Order[1] }
            $now = Get-Date
            $summary = 'a', 'b' | ForEach-Object { New-AomMetric $_ 1 -Namespace A.b -Timestamp $now } |
                Send-AomMetricData -SpoolPath $spool -MaximumRetryCount 0 -Summary -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
            $summary.ExitCode | Should -Be $Code
            $summary.AcceptedCount, $summary.RejectedCount, $summary.SpooledCount | Should -Be $Counts
        }
    }
}
