BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    Import-Module (Get-ManifestUnderTest) -Force
    $script:emulator = Start-Emulator
    $null = Connect-Aom -Endpoint $emulator.Address -ProjectId $emulator.ProjectId -Credential $emulator.Credential
    $script:now = [DateTimeOffset]::Now
    $script:metrics = foreach ($minute in 9..1) {
        foreach ($server in 'web01', 'web02') {
            New-AomMetric cpu_util (10 * $minute) -Namespace OPS.Web -Unit Percent -Dimension @{ host = $server; disk = 'C' } -Timestamp $now.AddMinutes(-$minute)
        }
    }

    $null = $metrics | Send-AomMetricData
}

AfterAll {
    Disconnect-Aom
    Stop-Emulator $emulator
}

Describe 'Reading back' {
    It 'lists series, and no more pages than Select-Object needs' {
        @(Get-AomSeries OPS.Web).Count | Should -Be 2
        (Get-AomSeries OPS.Web cpu* -HostName web02 | Select-Object -First 1).Dimensions['host'] | Should -Be web02
    }

    It 'reads what was sent' {
        $points = Get-AomSeries OPS.Web | Get-AomMetricData -Last 1h
        ($points | Measure-Object Sum -Sum).Sum | Should -Be 900
    }

    It 'survives CSV, and becomes metrics again' {
        $file = Join-Path $TestDrive points.csv
        Get-AomMetricData OPS.Web | Export-Csv $file -NoTypeInformation
        $again = Import-Csv $file | New-AomMetric -MetricProperty Average
        @($again).Count | Should -Be 18
        $again[0].Name | Should -Be cpu_util
        $again[0].Dimensions['disk'] | Should -Be C
        $again[0].CollectTime % 60000 | Should -Be 0
    }

    It 'shows a sparkline per series' {
        Get-AomMetricData OPS.Web -HostName web01 | Get-View | Should -Match 'Series: OPS\.Web cpu_util\{'
    }

    It 'lists dimensions and times in one notation: <_>' -ForEach 'Get-AomSeries OPS.Web', 'Get-AomMetricData OPS.Web', '$metrics' {
        $objects = & ([scriptblock]::Create($_)) | Select-Object -First 1
        foreach ($object in $objects, [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($objects, 2))) {
            $list = $object | Format-List | Out-String
            $list | Should -Match '(?m)^Dimensions +: (disk=C, host=|host=web0\d, disk=C)'
            if ($list -match 'Timestamp') { $list | Should -Match '(?m)^Timestamp +: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d[+-]\d\d:\d\d' }
        }
    }

    It 'completes what AOM holds' {
        $line = 'Get-AomSeries OPS.Web cpu_util -HostName '
        $offered = (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText
        'web01', 'web02' | ForEach-Object { $_ | Should -BeIn $offered }
    }

    It 'waits for what was sent' {
        $metrics | Wait-AomMetricData -TimeoutSec 30 -Quiet | Should -BeTrue
    }

    It 'reads units of durations as they are typed' {
        { Get-AomMetricData OPS.Web -Last 7d -WarningAction SilentlyContinue -ErrorAction Stop } | Should -Not -Throw
    }

    It 'writes a chart' {
        $file = Get-AomMetricData OPS.Web | Export-AomChart (Join-Path $TestDrive chart.svg) -PassThru
        ([xml] (Get-Content $file.FullName -Raw)).svg.role | Should -Be img
    }
}
