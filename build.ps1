#requires -Version 5.1
<#
.SYNOPSIS
Builds, tests and packages AomTools.

.DESCRIPTION
Build writes bin/<framework>/ next to AomTools.psd1, so that Import-Module ./AomTools.psd1 works from the checkout.
Test runs dotnet test, which includes the Pester suite. Pester runs that suite in this shell, with the installed Pester. Analyze checks
every script with PSScriptAnalyzer.
Help generates AomTools.dll-Help.xml in en-US and zh-CN from the pages next to it, with Microsoft.PowerShell.PlatyPS.
Package stages the files for users in <OutputPath>/AomTools/<version>, and creates <OutputPath>/AomTools.<version>.nupkg from them; both are
ready for Publish-PSResource. Sign signs the staged scripts, the manifest and AomTools.dll with -Certificate, on Windows, and packs them again.
Clean removes bin and out.

.EXAMPLE
./build.ps1 -Task Package

.EXAMPLE
./build.ps1 -Task Build, Test -Configuration Release

.EXAMPLE
./build.ps1 -Task Package, Sign -Certificate (Get-ChildItem Cert:\CurrentUser\My -CodeSigningCert)[0] -TimestampServer http://timestamp.example.com
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Pester', 'Analyze', 'Help', 'Package', 'Sign', 'Clean')]
    [string[]]
    $Task = 'Build',

    [ValidateSet('Debug', 'Release')]
    [string]
    $Configuration = 'Release',

    # The folder for packages.
    [string]
    $OutputPath = (Join-Path $PSScriptRoot 'out'),

    # Packages the existing content of bin.
    [switch]
    $NoBuild,

    # The certificate of Sign: for code signing, with its private key.
    [Security.Cryptography.X509Certificates.X509Certificate2]
    $Certificate,

    # The server that confirms the time of a signature, so that it remains valid after the certificate expires.
    [string]
    $TimestampServer
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0
$manifest = Join-Path $PSScriptRoot 'AomTools.psd1'

# Windows PowerShell does not stop if a program fails.
function Invoke-Program([scriptblock] $Command) {
    & $Command
    if ($LASTEXITCODE -ne 0) {
        throw "$($Command.ToString().Trim()) ended with code $LASTEXITCODE."
    }
}

# Import-PowerShellDataFile cannot read the manifest: its RootModule is an expression.
function Get-ModuleVersion {
    (Test-ModuleManifest -Path $manifest -ErrorAction Ignore -WarningAction Ignore).Version.ToString()
}

function Invoke-Build([string] $What = 'AomTools.sln') {
    Invoke-Program { dotnet build (Join-Path $PSScriptRoot $What) --configuration $Configuration --verbosity quiet }
}

function Invoke-Test {
    Invoke-Program { dotnet test --configuration $Configuration }
}

# A separate process releases the DLL when it ends. $PSHOME names the shell; the process is dotnet if the shell is a dotnet tool.
function Invoke-PesterSuite {
    $process = (Get-Process -Id $PID).Path
    $suite = '-NoProfile', '-NonInteractive', '-File', (Join-Path $PSScriptRoot 'tests/Pester/suite.ps1')
    if ([IO.Path]::GetFileNameWithoutExtension($process) -eq 'dotnet') {
        Invoke-Program { & $process (Join-Path $PSHOME 'pwsh.dll') @suite }
    }
    else {
        $program = if ($PSVersionTable.PSEdition -eq 'Desktop') { 'powershell' } else { 'pwsh' }
        Invoke-Program { & (Join-Path $PSHOME $program) @suite }
    }
}

function Invoke-Analyze {
    if (-not (Get-Module -ListAvailable PSScriptAnalyzer)) {
        Write-Warning 'PSScriptAnalyzer is not installed: the scripts were not analyzed.'
        return
    }

    $found = Invoke-ScriptAnalyzer -Path $PSScriptRoot -Recurse -Settings PSGallery
    if ($found) {
        $found | ForEach-Object { Write-Warning "$($_.ScriptName):$($_.Line): $($_.RuleName): $($_.Message)" }
        throw "PSScriptAnalyzer found $(@($found).Count) problems."
    }
}

function Invoke-Help {
    & (Join-Path $PSScriptRoot 'en-US/Export-Help.ps1')
}

function Invoke-Package {
    if (-not $NoBuild) {
        # Users who only install the module wait for no tests.
        $script:Configuration = 'Release'
        Invoke-Build src/AomTools
    }

    $version = Get-ModuleVersion
    $stage = Join-Path $OutputPath "AomTools/$version"
    if (Test-Path $stage) {
        Remove-Item $stage -Recurse -Force
    }

    $null = New-Item $stage -ItemType Directory -Force
    Copy-Item (Join-Path $PSScriptRoot 'LICENSE'), (Join-Path $PSScriptRoot 'CHANGELOG.md') $stage
    Copy-Part 'bin' '*.dll', '*-dotnet.txt'
    foreach ($language in (Get-ChildItem $PSScriptRoot -Directory -Filter '??-??').Name) {
        Copy-Part $language '*.dll-Help.xml', '*.help.txt'
    }

    Copy-Part 'src/Examples' '*.ps1', '*.yaml', '*.conf', 'Dockerfile' -Name 'Examples'
    Write-Manifest (Join-Path $stage 'AomTools.psd1') (Get-ReleaseNote $version)
    $null = Test-ModuleManifest (Join-Path $stage 'AomTools.psd1')
    Write-Verbose "Staged in $stage" -Verbose
    Compress-Stage
}

# Files for users, by name. Symbols, doc comments and sources of the help are not packaged.
function Copy-Part([string] $Folder, [string[]] $Include, [string] $Name = $Folder) {
    $source = Join-Path $PSScriptRoot $Folder
    if (-not (Test-Path $source)) {
        return
    }

    foreach ($file in Get-ChildItem $source -Recurse -File -Include $Include) {
        $target = Join-Path $stage (Join-Path $Name $file.FullName.Substring($source.Length))
        $null = New-Item (Split-Path $target) -ItemType Directory -Force
        Copy-Item $file.FullName $target
    }
}

function Get-ReleaseNote([string] $Version) {
    $changes = [IO.File]::ReadAllText((Join-Path $PSScriptRoot 'CHANGELOG.md'))
    $section = [regex]::Match($changes, "(?ms)^## $([regex]::Escape($Version)) .*?$\s*(.*?)\s*(?=^## |\z)")
    if (-not $section.Success) {
        throw "CHANGELOG.md has no section for version $Version."
    }

    $section.Groups[1].Value
}

# Edits the text: Update-ModuleManifest would replace the expression that selects the DLL. The BOM is for Windows PowerShell, which otherwise reads ANSI.
function Write-Manifest([string] $Path, [string] $ReleaseNotes) {
    $quoted = "ReleaseNotes = '$($ReleaseNotes.Replace("'", "''"))'"
    $text = [regex]::Replace([IO.File]::ReadAllText($manifest), "ReleaseNotes\s*=\s*'[^']*'", { $quoted })
    [IO.File]::WriteAllText($Path, $text, [Text.UTF8Encoding]::new($true))
}

function Compress-Stage {
    if (-not (Get-Command Compress-PSResource -ErrorAction Ignore)) {
        Write-Warning 'No nupkg was created: that requires Compress-PSResource of Microsoft.PowerShell.PSResourceGet 1.1 or later, which PowerShell 7.5 includes.'
        return
    }

    $package = Join-Path $OutputPath "AomTools.$version.nupkg"
    if (Test-Path $package) {
        Remove-Item $package
    }

    Compress-PSResource -Path $stage -DestinationPath $OutputPath
    Write-Verbose "Packed in $package" -Verbose
}

# What AllSigned checks. The other DLLs are signed by their maker.
function Invoke-Sign {
    if (-not $Certificate) {
        throw 'Sign needs a certificate: -Certificate (Get-ChildItem Cert:\CurrentUser\My -CodeSigningCert)[0]'
    }

    $version = Get-ModuleVersion
    $stage = Join-Path $OutputPath "AomTools/$version"
    if (-not (Test-Path $stage)) {
        throw "There is no package in '$stage'. Run the task Package first."
    }

    $arguments = @{ Certificate = $Certificate; HashAlgorithm = 'SHA256' }
    if ($TimestampServer) {
        $arguments.TimestampServer = $TimestampServer
    }

    foreach ($file in Get-ChildItem $stage -Recurse -File -Include *.ps1, *.psd1, AomTools*.dll) {
        $signature = Set-AuthenticodeSignature -LiteralPath $file.FullName @arguments
        if ($signature.SignerCertificate.Thumbprint -ne $Certificate.Thumbprint) {
            throw "Cannot sign '$($file.FullName)': $($signature.StatusMessage)"
        }
    }

    Write-Verbose "Signed in $stage" -Verbose
    Compress-Stage
}

function Invoke-Clean {
    foreach ($folder in (Join-Path $PSScriptRoot 'out'), (Join-Path $PSScriptRoot 'bin')) {
        if (Test-Path $folder) {
            Remove-Item $folder -Recurse -Force
        }
    }

    Invoke-Program { dotnet clean (Join-Path $PSScriptRoot 'AomTools.sln') --verbosity quiet }
}

foreach ($name in $Task) {
    switch ($name) {
        'Build' { Invoke-Build }
        'Test' { Invoke-Test }
        'Pester' { Invoke-PesterSuite }
        'Help' { Invoke-Help }
        'Analyze' { Invoke-Analyze }
        'Package' { Invoke-Package }
        'Sign' { Invoke-Sign }
        'Clean' { Invoke-Clean }
    }
}
