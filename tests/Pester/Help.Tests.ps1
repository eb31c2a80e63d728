[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSUseDeclaredVarsMoreThanAssignments', '', Justification = 'Pester reads them in other blocks.')]
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidGlobalVars', '', Justification = 'Functions that replace cmdlets read it.')]
param()

BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    Import-Module (Get-ManifestUnderTest) -Force
    $cmdlets = (Get-Command -Module AomTools -CommandType Cmdlet).Name
    $examples = foreach ($name in $cmdlets) {
        (Get-Help $name).examples.example | ForEach-Object { @{ Cmdlet = $name; Title = $_.title.Trim('- '); Code = $_.code } }
    }
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'TestKit.psm1') -Force
    Import-Module (Get-ManifestUnderTest) -Force
    $root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
    $emulator = Start-Emulator '--domain my-account'

    # Installed, as a scheduled script would find it.
    $installed = New-Item (Join-Path $TestDrive 'modules/AomTools') -ItemType Directory -Force
    $base = Split-Path (Get-ManifestUnderTest)
    'AomTools.psd1', 'bin', 'en-US' | ForEach-Object { Copy-Item (Join-Path $base $_) $installed -Recurse }
    Copy-Item (Join-Path $root src/Examples) $installed -Recurse
    $modulePath = $env:PSModulePath
    $env:PSModulePath = (Split-Path $installed) + [IO.Path]::PathSeparator + $modulePath

    # What the reader of an example has: a connection, rows, a spool, counters, a key; and all that goes to AOM goes to the emulator.
    $stage = {
        param($Folder, $Emulator, $Fakes, $Connect, $Fill)
        Set-Location $Folder
        $global:AomExample = @{
            Key  = $Emulator.Credential
            User = [pscredential]::new('emulator-user', [Net.NetworkCredential]::new('', 'emulator-password-not-for-use-elsewhere').SecurePassword)
        }
        . $Fakes
        foreach ($name in 'Endpoint', 'IamEndpoint', 'MetadataEndpoint') { $global:PSDefaultParameterValues["Connect-Aom:$name"] = $Emulator.Address }
        $global:PSDefaultParameterValues['Send-AomMetricData:RetryIntervalSec'] = 0
        "Name,Value,Unit,Dimensions,Timestamp`norders_open,17,Count,host=srv01;shop=berlin,$([datetimeoffset]::Now.ToString('o'))" | Set-Content metrics.csv
        if ($Connect) { $null = Connect-Aom cn-north-4 $Emulator.ProjectId -Credential $Emulator.Credential }
        if ($Connect) {
            $read = foreach ($minute in 9, 8, 5, 4, 3) {
                foreach ($server in 'web01', 'web02') {
                    New-AomMetric cpu_util (10 * $minute) -Namespace OPS.Web -Dimension @{ host = $server; disk = 'C' } -Timestamp ([DateTimeOffset]::Now.AddMinutes(-$minute)) -WarningAction SilentlyContinue
                }
            }

            $null = $read | Send-AomMetricData -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
        }

        if ($Fill) { $null = New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -SpoolPath ./spool -MaximumRetryCount 0 -WarningAction SilentlyContinue }
    }
}

AfterAll {
    Stop-Emulator $emulator
    $env:PSModulePath = $modulePath
}

Describe 'Get-Help' {
    It 'explains <_>' -ForEach $cmdlets {
        $help = Get-Help $_ -Full
        $help.Synopsis | Should -Match '\.$'
        $help.description.Text | Should -Not -BeNullOrEmpty
        @($help.examples.example).Count | Should -BeGreaterOrEqual 3
        $help.inputTypes.inputType.type.name | Should -Not -BeNullOrEmpty
        $help.returnValues.returnValue.type.name | Should -Not -BeNullOrEmpty
        $help.alertSet.alert.Text | Should -Not -BeNullOrEmpty
        $help.relatedLinks.navigationLink.linkText | Should -Not -BeNullOrEmpty
        Get-Help $_ -Examples | Out-String | Should -Match 'Example 3'
    }

    # xdg-open is what PowerShell starts on Linux; this one writes the address to a file.
    It 'opens the page of Send-AomMetricData with -Online' -Skip:(-not $IsLinux) {
        $opener = Join-Path $TestDrive xdg-open
        Set-Content $opener "#!/bin/sh`necho `"`$1`" >'$TestDrive/opened.part' && mv '$TestDrive/opened.part' '$TestDrive/opened'"
        chmod +x $opener
        $path = $env:PATH
        try {
            $env:PATH = "$TestDrive$([IO.Path]::PathSeparator)$path"
            Get-Help Send-AomMetricData -Online
        }
        finally {
            $env:PATH = $path
        }

        for ($i = 0; $i -lt 100 -and -not (Test-Path "$TestDrive/opened"); $i++) { Start-Sleep -Milliseconds 100 }
        Get-Content "$TestDrive/opened" | Should -Be (Get-Command Send-AomMetricData).HelpUri
    }

    It 'explains each parameter of <_>, and its default' -ForEach $cmdlets {
        $explained = (Get-Help $_ -Full).parameters.parameter | Where-Object { $_.description.Text -and $_.defaultValue }
        $parameters = (Get-Command $_).Parameters.Keys | Where-Object { $_ -notin [Management.Automation.Cmdlet]::CommonParameters }
        $parameters | Where-Object { $_ -notin $explained.name } | Should -BeNullOrEmpty
        @($explained).Count | Should -BeGreaterOrEqual @($parameters).Count
    }

    It 'runs <Cmdlet>, <Title>' -ForEach $examples {
        $null = Invoke-Emulator $emulator reset Post
        $folder = New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory
        $fill = $Cmdlet -like '*-AomSpool'
        if ($fill) { $null = Invoke-Emulator $emulator faults Post '{"status":503}' }
        Set-Content (Join-Path $folder example.ps1) $Code
        $shell = [powershell]::Create([initialsessionstate]::CreateDefault())
        try {
            $null = $shell.AddScript($stage).AddArgument($folder.FullName).AddArgument($emulator).AddArgument((Join-Path $root 'tests/data/help/fakes.ps1')).
                AddArgument($Code -notmatch 'Connect-Aom' -or $Cmdlet -like 'Get-*').AddArgument($fill).Invoke()
            $shell.Streams.Error | Should -BeNullOrEmpty
            $shell.Commands.Clear()
            $null = $shell.AddScript('& ./example.ps1').Invoke()
            $shell.Streams.Error | Should -BeNullOrEmpty
        }
        finally {
            $shell.Runspace.Dispose()
            $shell.Dispose()
        }

        if ($Code -match 'Send-AomMetricData' -and $Code -notmatch '-WhatIf') {
            (Invoke-Emulator $emulator status).points | Should -BeGreaterThan 0
        }
    }

    # As Task Scheduler or cron would run it: in a process of its own, of which they only see the exit code.
    It 'ends the scheduled script with <ExitCode> if <When>' -ForEach @(
        @{ When = 'all goes well'; ExitCode = 0; Line = '2 accepted'; Trouble = '' }
        @{ When = 'nothing answers'; ExitCode = 1; Line = '2 spooled'; Trouble = '$PSDefaultParameterValues["Connect-Aom:Endpoint"] = "http://127.0.0.1:9"' }
        @{ When = 'there is no secret'; ExitCode = 3; Line = 'There is no secret'; Trouble = 'function Get-Secret { [CmdletBinding()] param($Name) throw "There is no secret." }' }
    ) {
        $null = Invoke-Emulator $emulator reset Post
        $folder = (New-Item (Join-Path $TestDrive ([guid]::NewGuid())) -ItemType Directory).FullName
        (Get-Help Send-AomMetricData).examples.example[2].code | Set-Content (Join-Path $folder push.ps1)
        $emulator | Select-Object Address, ProjectId, Credential | Export-Clixml (Join-Path $folder emulator.xml)
        @"
& { $stage } '$folder' (Import-Clixml '$folder/emulator.xml') '$root/tests/data/help/fakes.ps1'
$Trouble
& ./push.ps1
exit `$LASTEXITCODE
"@ | Set-Content (Join-Path $folder run.ps1)
        Invoke-Shell -File (Join-Path $folder run.ps1) | Out-String | Should -Match $Line
        $LASTEXITCODE | Should -Be $ExitCode
    }

    It 'is generated from the pages of <_>' -ForEach 'en-US', 'zh-CN' {
        if (-not (Get-Module -ListAvailable Microsoft.PowerShell.PlatyPS | Where-Object { $_.Version.Major -ge 1 })) {
            Set-ItResult -Skipped -Because 'Microsoft.PowerShell.PlatyPS 1.0 is not installed'
            return
        }

        & (Join-Path $root 'en-US/Export-Help.ps1') -Culture $_ -Destination $TestDrive
        $made = Get-Content (Join-Path $TestDrive "$_/AomTools.dll-Help.xml") -Raw
        $made | Should -BeExactly (Get-Content (Join-Path $root "$_/AomTools.dll-Help.xml") -Raw) -Because './build.ps1 -Task Help generates it'
    }
}
