@{
    RootModule        = 'EmptyModule.dll'
    ModuleVersion     = '0.1.0'
    GUID              = 'b9a3f1d2-6c0e-4a57-9d0b-7e1f5a1c8d44'
    Author            = 'The AomTools authors'
    Description       = 'Two cmdlets that do almost nothing. The benchmarks compare AomTools with it.'
    CmdletsToExport   = 'Get-Nothing', 'Send-Nothing'
    FunctionsToExport = @()
    AliasesToExport   = @()
}
