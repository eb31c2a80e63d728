<#
.SYNOPSIS
The same as Measure-ColdPath.ps1 but for the module: what a bare shell costs.
#>
$secret = [securestring]::new()
foreach ($letter in 'benchmark-secret-key'.ToCharArray()) { $secret.AppendChar($letter) }
$key = [pscredential]::new('BENCHMARKACCESSKEY01', $secret)
$laps = [System.Collections.Generic.List[double]]::new()
$watch = [Diagnostics.Stopwatch]::StartNew()
$laps.Add($watch.Elapsed.TotalMilliseconds)
if (-not $key) { throw 'No key.' }
$laps.ForEach({ $_.ToString('0.0', [cultureinfo]::InvariantCulture) }) -join ' '
