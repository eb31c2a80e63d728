#requires -Version 5.1
<#
.SYNOPSIS
Runs the Pester suite in this process. The last line counts the tests that passed, failed and were skipped.

.DESCRIPTION
Needs Pester 5 or later and a built checkout (dotnet build). dotnet test runs this script with the Pester of its package. The exit code is 0 if
nothing failed. With -Framework netstandard2.0, PowerShell 7 loads the DLL that Windows PowerShell 5.1 loads, from a copy of the module.
AOMTOOLS_MANIFEST and AOMTOOLS_PACKAGE name another module or package to test. AOMTOOLS_TEST_EXCEPTIONS names a list of tests that this system cannot
pass: lines of "pester | path of the test, with wildcards | reason". If one of them fails, it counts as skipped.

.EXAMPLE
pwsh -NoProfile -File tests/Pester/suite.ps1 -Framework netstandard2.0
#>
[CmdletBinding()]
param(
    [ValidateSet('net8.0', 'netstandard2.0')]
    [string]
    $Framework,

    [string[]]
    $Path = $PSScriptRoot,

    # The Pester to use, if it is not installed.
    [string]
    $PesterModule = 'Pester',

    # A file that receives the shell and the result of each test, as JSON.
    [string]
    $ResultPath
)

$ErrorActionPreference = 'Stop'
$env:NO_COLOR = '1'
Import-Module $PesterModule
if ((Get-Module Pester).Version.Major -lt 5) { throw 'The suite needs Pester 5 or later.' }

# Copies the module, with a manifest that does not check the edition.
function Copy-Module([string] $Destination) {
    $root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
    $null = New-Item $Destination -ItemType Directory
    'bin', 'en-US', 'zh-CN' | ForEach-Object { Copy-Item (Join-Path $root $_) $Destination -Recurse }
    $text = [IO.File]::ReadAllText((Join-Path $root AomTools.psd1)) -replace 'if \(\$PSEdition -eq ''Core''\) \{.*?\} else \{.*?\}', "'bin/$Framework/AomTools.dll'"
    $manifest = Join-Path $Destination AomTools.psd1
    [IO.File]::WriteAllText($manifest, $text)
    $manifest
}

function Get-ExceptionList {
    if ($env:AOMTOOLS_TEST_EXCEPTIONS) {
        foreach ($line in [IO.File]::ReadAllLines($env:AOMTOOLS_TEST_EXCEPTIONS)) {
            $kind, $pattern, $reason = $line.Split('|').Trim()
            if ($kind -eq 'pester') { [pscustomobject]@{ Pattern = $pattern; Reason = $reason } }
        }
    }
}

function Get-Exception($Test) {
    $exceptions | Where-Object { $Test.ExpandedPath -like $_.Pattern } | Select-Object -First 1
}

function Get-SkipReason($Test) {
    if ($Test.ErrorRecord) { "$($Test.ErrorRecord[0])" } else { 'not for this platform or version' }
}

function Get-FailureText($Item) {
    ($Item.ErrorRecord | ForEach-Object { "$($_.DisplayErrorMessage)`n$($_.DisplayStackTrace)" }) -join "`n"
}

# A file that does not parse, or fails outside its tests, is a failed test of its own.
function Get-Result($Run) {
    foreach ($test in $Run.Tests) {
        $failed = $test.Result -eq 'Failed'
        $message = if ($failed) { Get-FailureText $test } elseif ($test.Result -ne 'Passed') { Get-SkipReason $test }
        [pscustomobject]@{ Path = $test.ExpandedPath; Result = "$($test.Result)"; Message = $message }
    }

    foreach ($item in @($Run.FailedContainers) + @($Run.FailedBlocks)) {
        if ($item) { [pscustomobject]@{ Path = "$item"; Result = 'Failed'; Message = Get-FailureText $item } }
    }
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

$exceptions = @(Get-ExceptionList)
$excused = @($run.Failed | Where-Object { $_ -and (Get-Exception $_) })
$excused | ForEach-Object { "Skipped: $($_.ExpandedPath): $((Get-Exception $_).Reason)" }
$run.Skipped | Where-Object { $_ } | ForEach-Object { "Skipped: $($_.ExpandedPath): $(Get-SkipReason $_)" }
$shell = "PowerShell $($PSVersionTable.PSVersion) $(if ($Framework) { $Framework } else { $PSVersionTable.PSEdition })"
"Pester $($run.Version) on $shell"
if ($ResultPath) {
    $json = [pscustomobject]@{ Shell = $shell; Tests = @(Get-Result $run) } | ConvertTo-Json -Depth 3
    [IO.File]::WriteAllText($ResultPath, $json)
}

# A file that does not parse counts as a failed test, and so does what else ends the run outside of its tests.
$failed = $run.FailedCount + $run.FailedContainersCount - $excused.Count
if ($run.Result -ne 'Passed' -and $failed + $excused.Count -eq 0) { $failed = 1 }
"$($run.PassedCount) passed, $failed failed, $($run.SkippedCount + $run.InconclusiveCount + $excused.Count) skipped"
exit [int] ($failed -gt 0)
