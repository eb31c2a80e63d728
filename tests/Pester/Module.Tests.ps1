BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    Import-Module (Get-ManifestUnderTest) -Force
}

Describe 'The module' {
    It 'has a valid manifest' {
        (Test-ModuleManifest (Get-ManifestUnderTest) -ErrorAction Stop).CompatiblePSEditions | Should -Be 'Desktop', 'Core'
    }

    It 'exports <_>' -ForEach 'Connect-Aom', 'Disconnect-Aom', 'Get-AomConnection', 'Get-AomSpool', 'New-AomMetric', 'Remove-AomSpool', 'Send-AomMetricData', 'Test-AomConnection', 'Test-AomMetric' {
        Get-Command $_ -Module AomTools | Should -Not -BeNullOrEmpty
    }

    It 'can be imported again' {
        { Import-Module (Get-ManifestUnderTest) -Force } | Should -Not -Throw
        New-AomMetric a 1 -Namespace A.b | Should -Not -BeNullOrEmpty
    }

    It 'explains itself' {
        Get-Help about_AomTools | Out-String | Should -Match 'DELIVERY'
    }
}
