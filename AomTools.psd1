@{
    # PowerShell 7 loads the one DLL of net8.0; Windows PowerShell 5.1 loads netstandard2.0 with its closure.
    RootModule             = if ($PSEdition -eq 'Core') { 'bin/net8.0/AomTools.dll' } else { 'bin/netstandard2.0/AomTools.dll' }
    ModuleVersion          = '0.1.0'
    GUID                   = '5f0c7d0e-3f6b-4b52-9a86-0c3e5d1b7a94'
    Author                 = 'The AomTools authors'
    CompanyName            = 'The AomTools authors'
    Copyright              = '(c) The AomTools authors. MIT licence.'
    Description            = 'Sends custom metrics from PowerShell to Huawei Cloud AOM: Get-Counter | New-AomMetric | Send-AomMetricData. Checks every documented limit, packs points into as few requests as fit, keeps their order, and names every point that did not arrive.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')
    CmdletsToExport        = @(
        'Connect-Aom'
        'Disconnect-Aom'
        'Get-AomConnection'
        'Get-AomSpool'
        'New-AomMetric'
        'Remove-AomSpool'
        'Send-AomMetricData'
        'Test-AomConnection'
        'Test-AomMetric'
    )
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()
    PrivateData            = @{
        PSData = @{
            Tags         = @('HuaweiCloud', 'AOM', 'Metrics', 'Monitoring', 'PerformanceCounter', 'Get-Counter', 'Observability', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://opensource.org/license/mit'
            ProjectUri   = 'https://github.com/AomTools/AomTools'
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
