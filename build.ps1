#requires -Version 5.1
<#
.SYNOPSIS
Builds, tests and packages AomTools.

.DESCRIPTION
Build writes bin/<framework>/ beside AomTools.psd1, so that Import-Module ./AomTools.psd1 works from the checkout.
Test runs dotnet test, and the Pester suite where Pester 5 is installed. Help makes en-US/AomTools.dll-Help.xml of the pages beside it,
with Microsoft.PowerShell.PlatyPS. Package stages the module under out/AomTools/<version>,
ready for Publish-PSResource, and makes a nupkg beside it. Clean removes what the others made.

.EXAMPLE
./build.ps1 -Task Package

.EXAMPLE
./build.ps1 -Task Build, Test -Configuration Release
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Pester', 'Help', 'Package', 'Clean')]
    [string[]]
    $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string]
    $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0
$manifest = Join-Path $PSScriptRoot 'AomTools.psd1'
$out = Join-Path $PSScriptRoot 'out'

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $args ended with code $LASTEXITCODE."
    }
}

function Get-ModuleVersion {
    (Test-ModuleManifest -Path $manifest -ErrorAction Ignore -WarningAction Ignore).Version.ToString()
}

function Invoke-Build {
    Invoke-DotNet build (Join-Path $PSScriptRoot 'AomTools.sln') --configuration $Configuration --verbosity quiet
}

function Invoke-Test {
    Invoke-DotNet test --configuration $Configuration
    if (Get-Module -ListAvailable Pester | Where-Object { $_.Version.Major -ge 5 }) {
        Invoke-PesterSuite
    }
    else {
        Write-Warning 'Pester 5 is not installed: the Pester suite was not run.'
    }
}

# In a process of its own, so that the DLL is free again afterwards.
function Invoke-PesterSuite {
    $shell = (Get-Process -Id $PID).Path
    $suite = Join-Path $PSScriptRoot 'tests/Pester'
    & $shell -NoProfile -NonInteractive -Command "Invoke-Pester -Path '$suite' -CI -Output Normal; exit `$LASTEXITCODE"
    if ($LASTEXITCODE -ne 0) {
        throw "The Pester suite failed: $LASTEXITCODE."
    }
}

function Invoke-Help {
    & (Join-Path $PSScriptRoot 'en-US/Export-Help.ps1')
}

function Invoke-Package {
    $script:Configuration = 'Release'
    Invoke-Build
    $stage = Join-Path $out "AomTools/$(Get-ModuleVersion)"
    if (Test-Path $stage) {
        Remove-Item $stage -Recurse -Force
    }

    $null = New-Item $stage -ItemType Directory -Force
    Copy-Item $manifest, (Join-Path $PSScriptRoot 'LICENSE'), (Join-Path $PSScriptRoot 'CHANGELOG.md') $stage
    Copy-Item (Join-Path $PSScriptRoot 'bin') $stage -Recurse
    Get-ChildItem $stage -Recurse -Include '*.pdb', 'AomTools.xml' | Remove-Item
    if (Test-Path (Join-Path $PSScriptRoot 'en-US')) {
        $help = New-Item (Join-Path $stage 'en-US') -ItemType Directory
        Get-ChildItem (Join-Path $PSScriptRoot 'en-US') -File | Where-Object { $_.Extension -in '.xml', '.txt' } | Copy-Item -Destination $help
    }

    Write-Verbose "Staged in $stage" -Verbose
}

function Invoke-Clean {
    foreach ($folder in $out, (Join-Path $PSScriptRoot 'bin')) {
        if (Test-Path $folder) {
            Remove-Item $folder -Recurse -Force
        }
    }

    Invoke-DotNet clean (Join-Path $PSScriptRoot 'AomTools.sln') --verbosity quiet
}

foreach ($name in $Task) {
    switch ($name) {
        'Build' { Invoke-Build }
        'Test' { Invoke-Test }
        'Pester' { Invoke-PesterSuite }
        'Help' { Invoke-Help }
        'Package' { Invoke-Package }
        'Clean' { Invoke-Clean }
    }
}
