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
$import = Measure-Command { Import-Module $Manifest }
$connect = Measure-Command { $script:connection = Connect-Aom -Endpoint $Address -ProjectId p -Credential $key }
$new = Measure-Command { $script:metric = New-AomMetric cpu_util 35 -Namespace NOPAAS.ESC -Unit percent }
$send = Measure-Command { $script:sent = $metric | Send-AomMetricData }
if ($sent.Status -ne 'Accepted') { throw "Not accepted: $($sent.ErrorMessage)" }
($import, $connect, $new, $send | ForEach-Object { $_.TotalMilliseconds.ToString('0.0', [cultureinfo]::InvariantCulture) }) -join ' '
