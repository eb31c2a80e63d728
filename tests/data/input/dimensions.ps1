# Dimensions in every form, and what is none. The keys of a case are those of hosts.ps1.
$row = { param($dimensions) [pscustomobject]@{ Name = 'jobs'; Value = 3; Dimensions = $dimensions } }
$namespace = @{ Namespace = 'LAB.Jobs' }
$forms = [ordered]@{
    'text'                 = { 'site=kiel;rack=3' }
    'text of Export-Csv'   = { 'site=kiel, rack=3' }
    'text with blanks'     = { ' site = kiel ; rack = 3 ; ' }
    'a hashtable'          = { [ordered]@{ site = 'kiel'; rack = 3 } }
    'blanks in values'     = { [ordered]@{ site = ' kiel'; rack = "3`t" } }
    'an object'            = { [pscustomobject]@{ site = 'kiel'; rack = 3 } }
    'names and values'     = { @([pscustomobject]@{ name = 'site'; value = 'kiel' }, [pscustomobject]@{ name = 'rack'; value = 3 }) }
    'keys and values'      = { @([pscustomobject]@{ Key = 'site'; Value = 'kiel' }, [pscustomobject]@{ Key = 'rack'; Value = '3' }) }
    'entries'              = { ([ordered]@{ site = 'kiel'; rack = 3 }).GetEnumerator() | ForEach-Object { $_ } }
    'a list of text'       = { 'site=kiel', 'rack=3' }
    'a list of hashtables' = { @{ site = 'kiel' }, @{ rack = 3 } }
    'a generic dictionary' = { $d = [Collections.Generic.Dictionary[string, object]]::new(); $d['site'] = 'kiel'; $d['rack'] = 3; , $d }
}
foreach ($form in $forms.Keys) {
    $make = $forms[$form]
    @{
        Id        = "the dimensions of a row as $form"
        Input     = { & $row (& $make) }.GetNewClosure()
        Arguments = $namespace
        Expect    = { param($m, $e, $w) $m.Count -eq 1 -and $m[0].Dimensions.ToString() -ceq 'site=kiel, rack=3' }
    }
    @{
        Id        = "-Dimension as $form"
        Input     = { [pscustomobject]@{ Name = 'jobs'; Value = 3 } }
        Arguments = @{ Namespace = 'LAB.Jobs'; Dimension = & $make }
        Expect    = { param($m, $e, $w) $m.Count -eq 1 -and $m[0].Dimensions.ToString() -ceq 'site=kiel, rack=3' }
    }
}
foreach ($form in 'a hashtable', 'an object', 'names and values', 'entries', 'a list of hashtables', 'a generic dictionary') {
    $make = $forms[$form]
    @{
        Id        = "-DimensionProperty of $form is expanded"
        Input     = { [pscustomobject]@{ open = 3; tags = & $make } }.GetNewClosure()
        Arguments = @{ Namespace = 'LAB.Jobs'; MetricProperty = 'open'; DimensionProperty = 'tags' }
        Expect    = { param($m, $e, $w) $m.Count -eq 1 -and $m[0].Dimensions.ToString() -ceq 'site=kiel, rack=3' }
    }
}
$texts = [ordered]@{ 'kiel' = 'kiel'; '3' = 3; '3.5' = 3.5; 'true' = $true; 'Monday' = [DayOfWeek]::Monday; '2026-11-25T00:00:00.0000000Z' = [datetime]::new(2026, 11, 25, 0, 0, 0, [DateTimeKind]::Utc); '1.2.3' = [version]'1.2.3'; 'http://a/' = [uri]'http://a/'; '00:01:00' = [timespan]'00:01:00'; '10.0.0.1' = [ipaddress]'10.0.0.1'; 'x' = [char]'x' }
foreach ($text in $texts.Keys) {
    $value = $texts[$text]
    @{
        Id        = "a value of type $($value.GetType().Name) is text"
        Input     = { [pscustomobject]@{ open = 3; d = $value }; & $row @{ d = $value } }.GetNewClosure()
        Arguments = @{ Namespace = 'LAB.Jobs'; MetricProperty = 'open'; DimensionProperty = 'd' }
        Expect    = { param($m, $e, $w) $m[0].Dimensions['d'] -ceq $text }.GetNewClosure()
    }
}
$wrong = [ordered]@{ 'a list of text' = { 'a', 'b' }; 'a list of one text' = { , @('a') }; 'numbers' = { 1, 2 }; 'an array of arrays' = { , @(@(1, 2), 3) }; 'an object of .NET' = { [Threading.Tasks.Task]::CompletedTask }; 'a hashtable in a hashtable' = { @{ a = @{ b = 1 } } }; 'a list in a hashtable' = { @{ a = 'b', 'c' } }; 'an object in an object' = { [pscustomobject]@{ a = [pscustomobject]@{ b = 1 } } } }
foreach ($form in $wrong.Keys) {
    $make = $wrong[$form]
    @{
        Id        = "-DimensionProperty of $form is an error"
        Input     = { [pscustomobject]@{ open = 3; tags = & $make } }.GetNewClosure()
        Arguments = @{ Namespace = 'LAB.Jobs'; MetricProperty = 'open'; DimensionProperty = 'tags' }
        Expect    = { param($m, $e, $w) $m.Count -eq 0 -and $e.Count -eq 1 -and "$($e[0])" -match "dimension '(tags|a)'" }
    }
    @{
        Id        = "a dimension of a row that is $form is an error"
        Input     = { & $row @{ place = & $make } }.GetNewClosure()
        Arguments = $namespace
        Expect    = { param($m, $e, $w) $m.Count -eq 0 -and $e.Count -eq 1 -and "$($e[0])" -match "'place'" }
    }
    @{
        Id        = "-Dimension with $form ends the command"
        Input     = { [pscustomobject]@{ Name = 'jobs'; Value = 3 } }
        Arguments = @{ Namespace = 'LAB.Jobs'; Dimension = @{ place = & $make } }
        Expect    = { param($m, $e, $w) $m.Count -eq 0 -and $e.Count -eq 1 -and "$($e[0])" -match "'place'" -and "$($e[0])" -match '@\{' }
    }
}
foreach ($text in 'app11', '=x', 'host:app11') {
    @{
        Id        = "-Dimension of the text '$text' says how to write it"
        Input     = { [pscustomobject]@{ Name = 'jobs'; Value = 3 } }
        Arguments = @{ Namespace = 'LAB.Jobs'; Dimension = $text }
        Expect    = { param($m, $e, $w) $m.Count -eq 0 -and $e.Count -eq 1 -and "$($e[0])" -match '@\{' }
    }
}
foreach ($value in '', ' ', "`t", $null, [DBNull]::Value, @()) {
    @{
        Id        = "an empty cell is an error that names its column ($(if ($null -eq $value) { 'null' } else { $value.GetType().Name }))"
        Input     = { [pscustomobject]@{ free = 3; label = $value; drive = 'C:' } }.GetNewClosure()
        Arguments = @{ Namespace = 'LAB.Disk'; MetricProperty = 'free'; DimensionProperty = 'label', 'drive' }
        Expect    = { param($m, $e, $w) $m.Count -eq 0 -and $e.Count -eq 1 -and "$($e[0])" -match "'label'" -and "$($e[0])" -match '-SkipEmptyDimension' }
    }
    @{
        Id        = "an empty cell is left out on request ($(if ($null -eq $value) { 'null' } else { $value.GetType().Name }))"
        Input     = { [pscustomobject]@{ free = 3; label = $value; drive = 'C:' }; [pscustomobject]@{ Name = 'free'; Value = 3; label = $value; drive = 'C:' } }.GetNewClosure()
        Arguments = @{ Namespace = 'LAB.Disk'; MetricProperty = 'free'; DimensionProperty = 'label', 'drive'; SkipEmptyDimension = $true }
        Expect    = { param($m, $e, $w) $m[0].Dimensions.ToString() -ceq 'drive=C:' }
    }
}
@{
    Id        = 'a dimension without a value in a row is an error, or is left out on request'
    Input     = { & $row 'site=;rack=3' }.GetNewClosure()
    Arguments = $namespace
    Expect    = { param($m, $e, $w) $m.Count -eq 0 -and $e.Count -eq 1 -and "$($e[0])" -match 'site' }
}
@{
    Id        = 'a dimension without a value in a row is left out on request'
    Input     = { & $row 'site= ;rack=3' }.GetNewClosure()
    Arguments = @{ Namespace = 'LAB.Jobs'; SkipEmptyDimension = $true }
    Expect    = { param($m, $e, $w) $m[0].Dimensions.ToString() -ceq 'rack=3' }
}
foreach ($twice in @{ text = 'site=a;Site=b' }, @{ text = 'site=a;site =b' }) {
    @{
        Id        = "'$($twice.text)' names a dimension twice"
        Input     = { & $row $twice.text }.GetNewClosure()
        Arguments = $namespace
        Expect    = { param($m, $e, $w) $m.Count -eq 0 -and $e.Count -eq 1 -and "$($e[0])" -match 'twice' }
    }
}
@{
    Id        = 'a dimension of the user replaces that of the object, whatever its case'
    Input     = { & $row 'Site=kiel;rack=3' }.GetNewClosure()
    Arguments = @{ Namespace = 'LAB.Jobs'; Dimension = @{ SITE = 'bonn' } }
    Expect    = { param($m, $e, $w) $m[0].Dimensions.ToString() -ceq 'Site=bonn, rack=3' -and $m[0].Dimensions['sITE'] -ceq 'bonn' }
}
@{
    Id        = 'blanks around a cell are no other series'
    Input     = { 'srv01', 'srv01 ', ' srv01', "srv01$([char]0xa0)" | ForEach-Object { [pscustomobject]@{ site = $_; open = 3 } } }
    Arguments = @{ Namespace = 'LAB.Files'; MetricProperty = 'open'; DimensionProperty = 'site' }
    Expect    = { param($m, $e, $w) $m.Count -eq 4 -and @($m | Where-Object { $_.Dimensions.ToString() -cne 'site=srv01' }).Count -eq 0 }
}
