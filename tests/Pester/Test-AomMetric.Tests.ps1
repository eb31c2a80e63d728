BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    Import-Module (Get-ManifestUnderTest) -Force
}

Describe 'Test-AomMetric' {
    It 'names every rule that an object breaks, and writes no error' {
        $bad, $good = [pscustomobject]@{ Name = ''; Value = -1; Namespace = 'x' }, @{ Name = 'a'; Value = 1; Namespace = 'A.b' } | Test-AomMetric -ErrorAction Stop
        $bad.IsValid, $good.IsValid | Should -Be $false, $true
        $bad.Violations.Rule | Should -Be 'NamespaceLength', 'NamespaceFormat', 'MetricNameMissing', 'ValueNegative'
        $bad.InputObject.Value | Should -Be -1
        $bad.Metric | Should -BeNullOrEmpty
        $good.Metric.Name | Should -Be 'a'
    }

    It 'finds <Rule>' -ForEach @(
        @{ Rule = 'ValueNegative'; Parameters = @{ Name = 'a'; Value = -1 } }
        @{ Rule = 'NamespaceReserved'; Parameters = @{ Name = 'a'; Value = 1; Namespace = 'PAAS.x' } }
        @{ Rule = 'UnitLength'; Parameters = @{ Name = 'a'; Value = 1; Unit = 'u' * 33 } }
        @{ Rule = 'MetricNameLength'; Parameters = @{ Name = 'n' * 256; Value = 1 } }
        @{ Rule = 'DimensionValueLength'; Parameters = @{ Name = 'a'; Value = 1; Dimension = @{ d = 'v' * 65 } } }
    ) {
        $given = @{ Namespace = 'A.b' }
        foreach ($key in $Parameters.Keys) { $given[$key] = $Parameters[$key] }
        (Test-AomMetric @given).Violations.Rule | Should -Be $Rule
    }

    It 'holds a time <Hours> h from now against the clock: <Rule><Warning>' -ForEach @(
        @{ Hours = -25; Rule = 'TimeTooOld'; Warning = $null }
        @{ Hours = 1; Rule = 'TimeAhead'; Warning = $null }
        @{ Hours = 0.3; Rule = $null; Warning = 'TimeSomewhatAhead' }
    ) {
        $test = Test-AomMetric a 1 -Namespace A.b -Timestamp ([DateTimeOffset]::Now.AddHours($Hours))
        $test.Violations.Rule | Should -Be $Rule
        $test.Warnings.Rule | Should -Be $Warning
    }

    It 'takes metrics too' {
        (New-AomMetric a 1 -Namespace A.b | Test-AomMetric).IsValid | Should -BeTrue
    }

    It 'returns one Boolean with -Quiet: <Expected>' -ForEach @(
        @{ Rows = @(@{ Name = 'a'; Value = 1 }, @{ Name = 'b'; Value = 1 }); Expected = $true }
        @{ Rows = @(@{ Name = 'a'; Value = 1 }, @{ Name = 'b'; Value = -1 }); Expected = $false }
        @{ Rows = @(); Expected = $false }
    ) {
        $Rows | Test-AomMetric -Namespace A.b -Quiet | Should -Be $Expected
    }
}
