BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    Import-Module (Get-ManifestUnderTest) -Force
}

Describe 'The topic <_>' -ForEach 'about_AomTools', 'about_AomTools_Counters', 'about_AomTools_Credentials', 'about_AomTools_Errors', 'about_AomTools_Fleet', 'about_AomTools_Queries', 'about_AomTools_Scheduling' {
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

Describe 'The command of the task in about_AomTools_Scheduling' {
    BeforeAll {
        $topic = Get-Content (Join-Path $PSScriptRoot '../../en-US/about_AomTools_Scheduling.help.txt') -Raw
        $lines = [regex]::Match($topic, '(?s)\$log = .+?exit `\$LASTEXITCODE"').Value

        function Invoke-Task([string] $Script) {
            $here = $lines.Replace('C:\ProgramData\AomTools\push', "$TestDrive/push").Replace('C:\Program Files\AomTools\Send-ServerCounters.ps1', $Script)
            $command = & ([scriptblock]::Create("$here; `$command"))
            $null = Invoke-Shell -Command $command 2>&1
            $LASTEXITCODE
        }
    }

    BeforeEach {
        Remove-Item "$TestDrive/push-*.log" -ErrorAction Ignore
    }

    It 'ends with the code of its script, and logs what it says' {
        'param($Region, $ProjectId, $SecretName, $SpoolPath) "$Region said"; exit 2' | Set-Content "$TestDrive/good.ps1"
        Invoke-Task "$TestDrive/good.ps1" | Should -Be 2
        "$TestDrive/push-*.log" | Should -FileContentMatch 'cn-north-4 said'
    }

    It 'ends with 3, and logs why, where <Why>' -ForEach @(
        @{ Why = 'the script is not there'; Text = $null }
        @{ Why = 'the script has not the parameter'; Text = '[CmdletBinding()] param($Region)' }
        @{ Why = 'the script does not parse'; Text = 'if (' }
    ) {
        if ($Text) { $Text | Set-Content "$TestDrive/bad.ps1" } else { Remove-Item "$TestDrive/bad.ps1" -ErrorAction Ignore }
        Invoke-Task "$TestDrive/bad.ps1" | Should -Be 3
        Get-Content "$TestDrive/push-*.log" -Raw | Should -Match '\w'
    }
}
