<#
.SYNOPSIS
The same steps as Measure-ColdStart.ps1 with an empty binary module and a bare HttpClient: what any module costs.
#>
param(
    [Parameter(Mandatory)] [string] $Manifest,
    [Parameter(Mandatory)] [string] $Address
)

$secret = [securestring]::new()
foreach ($letter in 'benchmark-secret-key'.ToCharArray()) { $secret.AppendChar($letter) }
$key = [pscredential]::new('BENCHMARKACCESSKEY01', $secret)
$import = Measure-Command { Import-Module $Manifest }
$connect = Measure-Command { $script:user = $key.UserName }
$new = Measure-Command { $script:nothing = Get-Nothing }
$send = Measure-Command { $script:status = Send-Nothing $Address }
if ($status -ne 200) { throw "Not accepted: $status" }
($import, $connect, $new, $send | ForEach-Object { $_.TotalMilliseconds.ToString('0.0', [cultureinfo]::InvariantCulture) }) -join ' '
