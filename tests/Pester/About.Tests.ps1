BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    Import-Module (Get-ManifestUnderTest) -Force
}

Describe 'The topic <_>' -ForEach 'about_AomTools', 'about_AomTools_Counters', 'about_AomTools_Credentials', 'about_AomTools_Fleet', 'about_AomTools_Scheduling' {
    It 'is shown by Get-Help, whole' {
        $shown = Get-Help $_ | Out-String
        $shown | Should -Match "(?s)^\s*TOPIC\s+$_\s+SHORT DESCRIPTION.+LONG DESCRIPTION.+SEE ALSO"
    }
}

Describe 'The example <_>' -ForEach 'Send-CsvRows', 'Send-DiskSpace', 'Send-FleetCounters', 'Send-ProcessMetrics', 'Send-ServerCounters' {
    It 'is explained by Get-Help' {
        $help = Get-Help (Join-Path $PSScriptRoot "../../src/Examples/$_.ps1")
        $help.Synopsis | Should -Match '^(Sends|Reads) .+\.$'
        $help.examples.example.Count | Should -BeGreaterThan 0
        $help.description.Text | Should -Match 'Exit codes'
    }
}
