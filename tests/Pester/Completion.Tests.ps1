BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    Import-Module (Get-ManifestUnderTest) -Force

    function Complete([string] $Line) {
        (TabExpansion2 $Line $Line.Length).CompletionMatches | ForEach-Object CompletionText
    }
}

Describe 'What Tab offers' {
    It 'the properties of what comes down the pipeline: <Line>' -TestCases @(
        @{ Line = 'Get-Process | New-AomMetric -MetricProperty workings'; Expected = 'WorkingSet', 'WorkingSet64' }
        @{ Line = 'Get-Process | New-AomMetric -MetricProperty CPU, workingset6'; Expected = 'WorkingSet64' }
        @{ Line = 'Get-Process | Where-Object CPU -GT 1 | New-AomMetric -MetricProperty cp'; Expected = 'CPU' }
        @{ Line = 'Get-AomSpool x | New-AomMetric -MetricProperty Metrics -DimensionProperty project'; Expected = 'ProjectId' }
        @{ Line = 'Get-Process | Test-AomMetric -MetricProperty CPU -TimestampProperty startt'; Expected = 'StartTime' }
    ) {
        Complete $Line | Sort-Object | Should -Be $Expected
    }

    It 'names that this session has seen' {
        $null = New-AomMetric orders 1 -Namespace Shop.web -Unit 'a day' -Dimension @{ site = 'north' }
        Complete 'New-AomMetric -Namespace sho' | Should -Be 'Shop.web'
        Complete 'New-AomMetric -Name ord' | Should -Be 'orders'
        Complete 'New-AomMetric -Unit "a d' | Should -Be "'a day'"
        Complete 'New-AomMetric -Dimension sit' | Should -Be "@{ site = 'north' }"
    }

    It 'regions' {
        Complete 'Connect-Aom cn-southwest' | Should -Be 'cn-southwest-2', 'cn-southwest-3'
    }
}
