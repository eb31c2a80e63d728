<#
.SYNOPSIS
The same as Measure-ColdStart.ps1 but for the module: what a bare shell costs.
#>
$secret = [securestring]::new()
foreach ($letter in 'benchmark-secret-key'.ToCharArray()) { $secret.AppendChar($letter) }
$key = [pscredential]::new('BENCHMARKACCESSKEY01', $secret)
$nothing = Measure-Command { $script:user = $key.UserName }
if ($user -ne $key.UserName) { throw 'No key.' }
($nothing, $nothing, $nothing, $nothing | ForEach-Object { $_.TotalMilliseconds.ToString('0.0', [cultureinfo]::InvariantCulture) }) -join ' '
