BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    Import-Module (Get-ManifestUnderTest) -Force
    $script:metrics = 1, 2, 3 | ForEach-Object { New-AomMetric load $_ -Namespace MY.App -Unit ms -Dimension @{ host = 'srv01' } -Timestamp "2026-11-24T08:00:0$_`Z" }
}

Describe 'Measure-AomMetric' {
    It 'returns a metric per statistic' {
        $made = $metrics | Measure-AomMetric 60 Average, Minimum, Maximum, Sum, Count
        $made.Name | Should -Be 'load_avg', 'load_min', 'load_max', 'load_sum', 'load_count'
        $made.Value | Should -Be 2, 1, 3, 6, 3
        $made.Unit | Should -Be 'ms', 'ms', 'ms', 'ms', $null
        $made[0].Timestamp.UtcDateTime | Should -Be ([datetime] '2026-11-24T08:01:00')
    }

    It 'accepts metrics of a file' {
        $file = Join-Path $TestDrive metrics.xml
        $metrics | Export-Clixml $file
        (Import-Clixml $file | Measure-AomMetric -Statistic P50).Value | Should -BeGreaterThan 1.97
    }

    It 'reports a late metric' {
        $metrics[0], $metrics[2], $metrics[1] | Measure-AomMetric 1 -WarningVariable warned -WarningAction SilentlyContinue | Should -HaveCount 2
        $warned | Should -HaveCount 1
    }

    It 'reports a text that is not a statistic' {
        { $metrics | Measure-AomMetric -Statistic Median } | Should -FailWith StatisticInvalid -Saying '*Median*'
    }
}
