BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    Import-Module (Get-ManifestUnderTest) -Force
    $cmdlets = (Get-Command -Module AomTools -CommandType Cmdlet).Name
    $topics = (Get-ChildItem (Join-Path (Split-Path (Get-ManifestUnderTest)) en-US) -Filter 'about_*.help.txt').Name -replace '\.help\.txt$'
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    $script:folder = Split-Path (Get-ManifestUnderTest)
    $script:han = '\p{IsCJKUnifiedIdeographs}'

    # A new process, because Get-Help caches what it has read. Its output is ASCII, whatever the encoding of the console is.
    $script:said = @{}
    Invoke-Shell -Command "
        [cultureinfo]::CurrentUICulture = 'zh-CN'
        Import-Module '$(Get-ManifestUnderTest)' -ErrorAction Stop
        function Show(`$Key, `$Text) { `$Key + ' ' + [uri]::EscapeDataString(`$Text) }
        New-AomMetric a 1 -ErrorVariable invalid -ErrorAction SilentlyContinue
        Show message `$invalid[0].Exception.Message
        Show action `$invalid[0].ErrorDetails.RecommendedAction
        foreach (`$name in (Get-Command -Module AomTools).Name) {
            `$help = Get-Help `$name
            Show `$name `$help.Synopsis
            Show `$name-code ((`$help.examples.example.code -replace '\r') -join '|')
        }
        Get-Help about_AomTools* | ForEach-Object { Show `$_.Name (Get-Help `$_.Name | Out-String -Width 120) }" |
        Where-Object { $_ -match '^(\S+) (\S+)$' } | ForEach-Object { $said[$Matches[1]] = [uri]::UnescapeDataString($Matches[2]) }

    function Get-Page {
        param([string] $Culture, [string] $Cmdlet)
        ([xml](Get-Content (Join-Path $folder "$Culture/AomTools.dll-Help.xml") -Raw -Encoding UTF8)).helpItems.command | Where-Object { $_.details.name -eq $Cmdlet }
    }
}

Describe 'The module in a Chinese user interface' {
    It 'reports errors in Chinese' {
        $said.message | Should -Match "$han.*-Namespace"
        $said.action | Should -Match "$han.*Test-AomMetric"
    }

    It 'explains <_> in Chinese' -ForEach $cmdlets {
        $said[$_] | Should -Match $han
        $said[$_] | Should -Be (Get-Page zh-CN $_).details.description.para
    }

    It 'shows the examples of <_> with the code of the English page' -ForEach $cmdlets {
        $said["$_-code"] -replace '#[^|\n]*' | Should -Be ((Get-Page en-US $_).examples.example.code -join '|' -replace '#[^|\n]*')
    }

    It 'explains <_> in Chinese' -ForEach $topics {
        $said[$_] | Should -Match $han
        $said[$_] | Should -Not -Match 'LONG DESCRIPTION'
    }
}
