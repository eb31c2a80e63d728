# Objects without a value: the first of each property is an error, the others one warning; with -SkipEmpty none is an error. The keys of a case are
# those of hosts.ps1.
$namespace = @{ Namespace = 'LAB.Process' }
$property = $namespace + @{ MetricProperty = 'CPU'; DimensionProperty = 'Id' }
$nothing = [ordered]@{
    'null' = $null; 'an empty text' = ''; 'blanks' = "  `t"; 'a NULL of a database' = [DBNull]::Value; 'NaN as text' = 'NaN'; 'small nan as text' = 'nan'; 'NaN as number' = [double]::NaN; 'NaN as a small number' = [single]::NaN
    'the empty result of a script' = [Management.Automation.Internal.AutomationNull]::Value; 'no-break blanks' = "$([char]0xa0)"; 'an empty text of .NET' = [NullString]::Value
    'the NaN of C' = '-nan'; 'the NaN of an old C' = '1.#QNAN'; 'the indeterminate of an old C' = '-1.#IND'
}
foreach ($kind in $nothing.Keys) {
    $value = $nothing[$kind]
    @{
        Id        = "$kind in a property is an error once, and a warning for the others"
        Input     = { 1..4 | ForEach-Object { [pscustomobject]@{ Id = $_; CPU = $value } }; [pscustomobject]@{ Id = 5; CPU = 2.5 } }.GetNewClosure()
        Arguments = $property
        Expect    = { param($m, $e, $w) $m.Count -eq 1 -and $e.Count -eq 1 -and "$($e[0])" -match "'CPU'" -and "$($e[0])" -match '-SkipEmpty' -and $w.Count -eq 1 -and "$($w[0])" -match 'Also omitted 3 metrics.*''CPU'' \(3\)' }
    }
    @{
        Id        = "$kind in a property is left out with -SkipEmpty"
        Input     = { 1..4 | ForEach-Object { [pscustomobject]@{ Id = $_; CPU = $value } }; [pscustomobject]@{ Id = 5; CPU = 2.5 } }.GetNewClosure()
        Arguments = $property + @{ SkipEmpty = $true }
        Expect    = { param($m, $e, $w) $m.Count -eq 1 -and $e.Count -eq 0 -and $w.Count -eq 1 -and "$($w[0])" -match '4 metrics.*''CPU'' \(4\)' }
    }
    @{
        Id        = "$kind as the value of a row is left out with -SkipEmpty"
        Input     = { [pscustomobject]@{ Name = 'jobs'; Value = $value }; @{ Name = 'jobs'; Value = 3 } }.GetNewClosure()
        Arguments = $namespace + @{ SkipEmpty = $true }
        Expect    = { param($m, $e, $w) $m.Count -eq 1 -and $e.Count -eq 0 -and $w.Count -eq 1 -and "$($w[0])" -match '1 metric' }
    }
    @{
        Id        = "$kind as the value of a sample is left out with -SkipEmpty"
        Input     = { [pscustomobject]@{ Path = '\\db07\memory\pages/sec'; CookedValue = $value; Status = 0 }; [pscustomobject]@{ Path = '\\db07\system\threads'; CookedValue = 4; Status = 0 } }.GetNewClosure()
        Arguments = @{ SkipEmpty = $true }
        Expect    = { param($m, $e, $w) $m.Count -eq 1 -and $e.Count -eq 0 -and $w.Count -eq 1 -and "$($w[0])" -match 'pages/sec' }
    }
}
# What is there but is no number is never left out in silence.
foreach ($value in 'none', '-', 'n/a', 'N/A', 'Infinity', '-Infinity', '∞', '-∞', [double]::PositiveInfinity, [double]::NegativeInfinity, '1.#INF', '12 %', '12%', '0x10', '1,5', '1_000', '１２', -1, '-0.5', [timespan]'-00:00:01', [datetime]'2026-11-25', [version]'1.2', [guid]::Empty, 'true', @{ a = 1 }, @(1, 2), { 1 }) {
    @{
        Id        = "the value '$value' of type $($value.GetType().Name) is an error, also with -SkipEmpty"
        Input     = { [pscustomobject]@{ Id = 1; CPU = $value }; [pscustomobject]@{ Id = 2; CPU = 2.5 } }.GetNewClosure()
        Arguments = $property + @{ SkipEmpty = $true }
        Expect    = { param($m, $e, $w) $m.Count -eq 1 -and $e.Count -eq 1 -and "$($e[0])" -match "'CPU'" -and $w.Count -eq 0 }
    }
}
$numbers = [ordered]@{
    '5' = 5, 'int'; '5.0' = 5.0, 'float'; '2.5' = '2.5', 'float'; ' 7 ' = ' 7 ', 'float'; '1e3' = '1e3', 'float'; '+4' = '+4', 'float'; 'true' = $true, 'int'; 'false' = $false, 'int'; 'time span' = [timespan]'00:01:30.5', 'float'
    'enum' = [DayOfWeek]::Friday, 'int'; 'decimal' = [decimal]1.5, 'float'; 'big' = [bigint]12, 'int'; 'unsigned' = [uint64]::MaxValue, 'int'; 'byte' = [byte]255, 'int'; 'small real' = [single]0.1, 'float'; 'zero' = '0', 'float'; '-0' = '-0', 'float'; '-0.0' = -0.0, 'float'
    'wrapped' = [psobject]::AsPSObject(12), 'int'; 'wrapped twice' = [psobject]::AsPSObject([psobject]::AsPSObject('12')), 'float'
}
foreach ($kind in $numbers.Keys) {
    $value, $type = $numbers[$kind]
    @{
        Id        = "the number $kind"
        Input     = { [pscustomobject]@{ Id = 1; CPU = $value } }.GetNewClosure()
        Arguments = $property
        Expect    = { param($m, $e, $w) $m.Count -eq 1 -and $e.Count -eq 0 -and $m[0].Type -ceq $type -and $m[0].Value -ge 0 }.GetNewClosure()
    }
    @{
        Id        = "the number $kind after remoting"
        Input     = { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize([pscustomobject]@{ Id = 1; CPU = $value })) }.GetNewClosure()
        Arguments = $property
        Expect    = { param($m, $e, $w) $m.Count -eq 1 -and $e.Count -eq 0 -and $m[0].Value -ge 0 }
    }
}
foreach ($pair in @('1.234,5', 1234.5, 'de-DE'), @('1234,5', 1234.5, 'de-DE'), @('12.345.678', 12345678, 'de-DE'), @('0,5', 0.5, 'de-DE'), @(',5', 0.5, 'fr-FR'), @("1$([char]0x202f)234,5", 1234.5, 'fr-FR'), @('1 234,5', 1234.5, 'fr-FR'), @("1'234.5", 1234.5, 'de-CH'), @("1’234.5", 1234.5, 'de-CH'), @('1,234.5', 1234.5, 'en-US'), @('12,34,567.5', 1234567.5, 'hi-IN'), @('1.5E+3', 1500, 'en-US'), @('1,5E3', 1500, 'de-DE'), @('12.5', 12.5, 'de-DE')) {
    @{
        Id        = "the text '$($pair[0])' with -Culture $($pair[2])"
        Input     = { [pscustomobject]@{ Id = 1; CPU = $pair[0] }; [pscustomobject]@{ Id = 2; CPU = 2.5 } }.GetNewClosure()
        Arguments = $property + @{ Culture = $pair[2] }
        Expect    = { param($m, $e, $w) $m.Count -eq 2 -and $e.Count -eq 0 -and $m[0].Value -eq $pair[1] -and $m[1].Value -eq 2.5 }.GetNewClosure()
    }
}
