#requires -Version 7.4
<#
.SYNOPSIS
Applies each fault of tests/Mutations/*.psd1 to a copy of the repository, one at a time, and reports which ones the xUnit suite notices.

.DESCRIPTION
A fault is one edit of one source file: its text must occur there exactly once. A fault is killed if the module does not compile, a test fails,
or the tests hang; it survives if every test passes. The tests of the fault's own folder run first, then the rest of the suite.
The last lines are the score per folder. The exit code is 0 if each folder reaches -MinimumScore.

.EXAMPLE
dotnet pwsh -NoProfile -File tests/Mutations/Test-Mutation.ps1 -Folder Batching

.EXAMPLE
dotnet pwsh -NoProfile -File tests/Mutations/Test-Mutation.ps1 -CheckOnly

Checks that each fault still fits the source, without running a test.
#>
[CmdletBinding()]
param(
    # Folders of src/AomTools.
    [string[]]
    $Folder = '*',

    # Faults whose name matches.
    [string]
    $Name = '*',

    [ValidateRange(0, 100)]
    [int]
    $MinimumScore = 85,

    # Seconds after which a test run counts as hung.
    [int]
    $TimeoutSec = 240,

    # Where the copy is made. Deleted at the end unless it is given.
    [string]
    $WorkPath,

    # Runs only the tests of the fault's own folder: quicker, but reports too many survivors.
    [switch]
    $OwnTestsOnly,

    [switch]
    $CheckOnly
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3.0
$root = (Resolve-Path (Join-Path $PSScriptRoot '../..')).Path
$keep = [bool] $WorkPath
if (-not $WorkPath) { $WorkPath = Join-Path ([IO.Path]::GetTempPath()) "AomTools-mutations-$([guid]::NewGuid())" }

# Tests that start the whole suite, or kill processes, would only repeat what the others find.
$slow = 'AomTools.Tests.Culture.CultureAndTimeZoneTests', 'AomTools.Tests.Delivery.CrashTests'

function Get-Fault {
    foreach ($file in Get-ChildItem $PSScriptRoot -Filter *.psd1 | Sort-Object Name) {
        foreach ($fault in (Import-PowerShellDataFile $file).Faults | Where-Object { $_.Name -like $Name }) {
            $place = ($fault.File -split '/')[0]
            if (-not ($Folder | Where-Object { $place -like $_ })) { continue }
            [pscustomobject]@{ Folder = $place; File = "src/AomTools/$($fault.File)"; Name = $fault.Name; Find = $fault.Find; Replace = $fault.Replace }
        }
    }
}

# Line ends differ between checkouts, so both sides use \n.
function Get-FaultySource($Fault) {
    $source = [IO.File]::ReadAllText((Join-Path $root $Fault.File)).Replace("`r`n", "`n")
    $find = $Fault.Find.Replace("`r`n", "`n")
    $first = $source.IndexOf($find, [StringComparison]::Ordinal)
    if ($first -lt 0 -or $source.IndexOf($find, $first + 1, [StringComparison]::Ordinal) -ge 0) {
        throw "Fault '$($Fault.Name)': its text must occur exactly once in $($Fault.File)."
    }

    $source.Remove($first, $find.Length).Insert($first, $Fault.Replace.Replace("`r`n", "`n"))
}

function Copy-Repository {
    $null = New-Item $WorkPath -ItemType Directory -Force
    foreach ($path in git -C $root ls-files --cached --others --exclude-standard) {
        $source = Join-Path $root $path
        if (-not (Test-Path $source -PathType Leaf)) { continue }
        $target = Join-Path $WorkPath $path
        $null = New-Item (Split-Path $target) -ItemType Directory -Force
        Copy-Item $source $target -Force
    }
}

function Invoke-Quietly([string[]] $Arguments) {
    $start = [Diagnostics.ProcessStartInfo]::new('dotnet', $Arguments)
    $start.RedirectStandardOutput = $start.RedirectStandardError = $true
    $start.WorkingDirectory = $WorkPath
    $process = [Diagnostics.Process]::Start($start)
    $output = $process.StandardOutput.ReadToEndAsync()
    $null = $process.StandardError.ReadToEndAsync()
    if (-not $process.WaitForExit($TimeoutSec * 1000)) {
        $process.Kill($true)
        return [pscustomobject]@{ Code = -1; Output = 'hung' }
    }

    $process.WaitForExit()
    [pscustomobject]@{ Code = $process.ExitCode; Output = $output.Result }
}

function Test-Suite([string[]] $Filter) {
    $tests = Join-Path $WorkPath 'tests/AomTools.Tests/bin/Debug/net10.0/AomTools.Tests.dll'
    $run = Invoke-Quietly (@($tests, '-noLogo', '-noColor', '-stopOnFail') + $Filter)
    if ($run.Code -eq 0) { return }
    $test = [regex]::Match($run.Output, '(?m)^\s+(\S.*) \[FAIL\]').Groups[1].Value
    if ($test) { $test } else { $run.Output.Trim().Split("`n")[-1] }
}

# The test that noticed; nothing if none did.
function Find-Killer($Fault) {
    $target = Join-Path $WorkPath $Fault.File
    $before = [IO.File]::ReadAllText($target)
    try {
        [IO.File]::WriteAllText($target, (Get-FaultySource $Fault))
        $build = Invoke-Quietly 'build', 'src/AomTools', '-f', 'net8.0', '--no-restore', '-v', 'quiet', '-p:EnforceCodeStyleInBuild=false', '-p:RunAnalyzers=false', '-p:TreatWarningsAsErrors=false'
        if ($build.Code -ne 0) { return "compiler: $(($build.Output -split "`n" | Select-String 'error' | Select-Object -First 1))" }
        Copy-Item (Join-Path $WorkPath 'bin/net8.0/AomTools.dll') (Join-Path $WorkPath 'tests/AomTools.Tests/bin/Debug/net10.0/AomTools.dll') -Force
        $own = "AomTools.Tests.$($Fault.Folder)"
        $killer = Test-Suite '-namespace', $own, '-namespace', "$own.*"
        if ($killer -or $OwnTestsOnly) { return $killer }
        Test-Suite (@($slow | ForEach-Object { '-class-', $_ }) + '-namespace-', $own)
    }
    finally {
        [IO.File]::WriteAllText($target, $before)
    }
}

$faults = @(Get-Fault)
$misfits = @(foreach ($fault in $faults) { try { $null = Get-FaultySource $fault } catch { "$_" } })
if ($misfits) { throw "$($misfits.Count) of $($faults.Count) faults do not fit the source:`n$($misfits -join "`n")" }
"$($faults.Count) faults, each fits the source."
if ($CheckOnly) { return }

try {
    Copy-Repository
    $build = Invoke-Quietly 'build', 'tests/AomTools.Tests', '-v', 'quiet', '-p:RunAnalyzers=false'
    if ($build.Code -ne 0) { throw "The copy does not build: $($build.Output)" }
    foreach ($fault in $faults) {
        $killer = Find-Killer $fault
        $fault | Add-Member Killer $killer
        "$(if ($killer) { 'killed  ' } else { 'SURVIVED' }) $($fault.Folder): $($fault.Name)$(if ($killer) { " - $killer" })"
    }
}
finally {
    if (-not $keep) { Remove-Item $WorkPath -Recurse -Force -ErrorAction Ignore }
}

$low = 0
foreach ($group in $faults | Group-Object Folder) {
    $killed = @($group.Group | Where-Object Killer).Count
    $score = 100 * $killed / $group.Count
    if ($score -lt $MinimumScore) { $low++ }
    '{0,-10} {1,3} of {2,3} killed, {3:0} %' -f $group.Name, $killed, $group.Count, $score
}

exit [int] ($low -gt 0)
