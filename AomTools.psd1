@{
    # PowerShell 7 loads the DLL for net8.0; Windows PowerShell 5.1 loads the one for netstandard2.0 and its dependencies.
    # An expression, because a script that chooses would not run under the execution policies Restricted and AllSigned.
    RootModule             = if ($PSEdition -eq 'Core') { 'bin/net8.0/AomTools.dll' } else { 'bin/netstandard2.0/AomTools.dll' }
    ModuleVersion          = '0.1.0'
    GUID                   = '5f0c7d0e-3f6b-4b52-9a86-0c3e5d1b7a94'
    Author                 = 'The AomTools authors'
    CompanyName            = 'The AomTools authors'
    Copyright              = '(c) The AomTools authors. MIT license.'
    Description            = 'Sends custom metrics from PowerShell to Huawei Cloud AOM: Get-Counter | New-AomMetric | Send-AomMetricData. Validates every documented limit, packs metrics into as few requests as possible, keeps their order, and reports every metric that was not delivered. Reads series and data points back.'
    PowerShellVersion      = '5.1'
    DotNetFrameworkVersion = '4.7.2'
    CompatiblePSEditions   = @('Desktop', 'Core')
    CmdletsToExport        = @(
        'Connect-Aom'
        'Disconnect-Aom'
        'Export-AomChart'
        'Get-AomConnection'
        'Get-AomCounter'
        'Get-AomMetricData'
        'Get-AomSeries'
        'Get-AomSpool'
        'Measure-AomMetric'
        'New-AomMetric'
        'Register-AomSchedule'
        'Remove-AomSpool'
        'Send-AomMetricData'
        'Test-AomConnection'
        'Test-AomMetric'
        'Unregister-AomSchedule'
        'Wait-AomMetricData'
    )
    FunctionsToExport      = @()
    AliasesToExport        = @()
    VariablesToExport      = @()
    PrivateData            = @{
        PSData = @{
            Tags         = @('HuaweiCloud', 'AOM', 'Metrics', 'Monitoring', 'PerformanceCounter', 'Get-Counter', 'Observability', 'PSEdition_Desktop', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS')
            LicenseUri   = 'https://opensource.org/license/mit'
            ProjectUri   = 'https://github.com/AomTools/AomTools'
            IconUri      = 'https://raw.githubusercontent.com/AomTools/AomTools/main/docs/images/icon.png'
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
