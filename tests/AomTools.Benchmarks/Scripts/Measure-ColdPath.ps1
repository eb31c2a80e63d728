<#
.SYNOPSIS
What a scheduled script does each minute: import, connect, one metric, one send. Prints how many milliseconds each took.
#>
param(
    [Parameter(Mandatory)] [string] $Manifest,
    [Parameter(Mandatory)] [string] $Address
)

$secret = [securestring]::new()
foreach ($letter in 'benchmark-secret-key'.ToCharArray()) { $secret.AppendChar($letter) }
$key = [pscredential]::new('BENCHMARKACCESSKEY01', $secret)
$laps = [System.Collections.Generic.List[double]]::new()
$watch = [Diagnostics.Stopwatch]::StartNew()
Import-Module $Manifest
$laps.Add($watch.Elapsed.TotalMilliseconds); $watch.Restart()
$null = Connect-Aom -Endpoint $Address -ProjectId p -Credential $key
$laps.Add($watch.Elapsed.TotalMilliseconds); $watch.Restart()
$metric = New-AomMetric cpu_util 35 -Namespace NOPAAS.ESC -Unit percent
$laps.Add($watch.Elapsed.TotalMilliseconds); $watch.Restart()
$sent = $metric | Send-AomMetricData
$laps.Add($watch.Elapsed.TotalMilliseconds)
if ($sent.Status -ne 'Accepted') { throw "Not accepted: $($sent.ErrorMessage)" }
$laps.ForEach({ $_.ToString('0.0', [cultureinfo]::InvariantCulture) }) -join ' '
