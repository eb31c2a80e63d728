#requires -Version 5.1
<#
.SYNOPSIS
Runs the Pester suite in this process; its last line says how many tests passed, failed and were skipped.

.DESCRIPTION
Needs Pester 5 and what dotnet build makes. The exit code is 0 when nothing failed. -Framework netstandard2.0 has PowerShell 7 load the DLL
that Windows PowerShell 5.1 loads, from a copy of the module. AOMTOOLS_MANIFEST and AOMTOOLS_PACKAGE name another module or package to test.

.EXAMPLE
pwsh -NoProfile -File tests/Pester/suite.ps1 -Framework netstandard2.0
#>
[CmdletBinding()]
param(
    [ValidateSet('net8.0', 'netstandard2.0')]
    [string]
    $Framework,

    [string[]]
    $Path = $PSScriptRoot
)

$ErrorActionPreference = 'Stop'
$env:NO_COLOR = '1'
Import-Module Pester -MinimumVersion 5.0

# The module as it stands beside its manifest, with a manifest that does not ask for the edition.
function Copy-Module([string] $Destination) {
    $root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
    $null = New-Item $Destination -ItemType Directory
    'bin', 'en-US' | ForEach-Object { Copy-Item (Join-Path $root $_) $Destination -Recurse }
    $text = [IO.File]::ReadAllText((Join-Path $root AomTools.psd1)) -replace 'if \(\$PSEdition -eq ''Core''\) \{.*?\} else \{.*?\}', "'bin/$Framework/AomTools.dll'"
    $manifest = Join-Path $Destination AomTools.psd1
    [IO.File]::WriteAllText($manifest, $text)
    $manifest
}

function Get-SkipReason($Test) {
    if ($Test.ErrorRecord) { "$($Test.ErrorRecord[0])" } else { 'not for this platform or version' }
}

$copy = Join-Path ([IO.Path]::GetTempPath()) "AomTools-$([guid]::NewGuid())"
try {
    if ($Framework) { $env:AOMTOOLS_MANIFEST = Copy-Module $copy }
    $configuration = New-PesterConfiguration
    $configuration.Run.Path = $Path
    $configuration.Run.PassThru = $true
    $run = Invoke-Pester -Configuration $configuration
}
finally {
    if ($Framework) { Remove-Item $copy -Recurse -Force -ErrorAction Ignore }
}

$run.Skipped | Where-Object { $_ } | ForEach-Object { "Skipped: $($_.ExpandedPath): $(Get-SkipReason $_)" }
"Pester $($run.Version) on PowerShell $($PSVersionTable.PSVersion), $(if ($Framework) { $Framework } else { $PSVersionTable.PSEdition })"

# A file that does not parse counts as a failed test, and so does what else ends the run outside of its tests.
$failed = $run.FailedCount + $run.FailedContainersCount
if ($run.Result -ne 'Passed' -and $failed -eq 0) { $failed = 1 }
"$($run.PassedCount) passed, $failed failed, $($run.SkippedCount + $run.InconclusiveCount) skipped"
exit [int] ($failed -gt 0)
