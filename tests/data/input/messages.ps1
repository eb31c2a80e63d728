# What is reported about input that cannot be sent: the property, the value, the rule and the remedy; and the others go on. The keys of a case are
# those of hosts.ps1.
$jobs = @{ Namespace = 'LAB.Jobs' }
$long = 'x' * 500
$clear = [char]27 + '[2J'
$row = { param([hashtable] $More) [pscustomobject](@{ Name = 'jobs'; Value = 3 } + $More) }
$sampleSet = 'Microsoft.PowerShell.Commands.GetCounter.PerformanceCounterSampleSet'
$cases = [ordered]@{
    # The value of a row.
    'text as value'                = { [pscustomobject]@{ Name = 'jobs'; Value = 'a lot' } }, "'Value'.*'a lot'.*not a number.*-Culture"
    'a local number'               = { [pscustomobject]@{ Name = 'jobs'; Value = '1.234,5' } }, "'Value'.*'1\.234,5'.*-Culture de-DE"
    'a number with its unit'       = { [pscustomobject]@{ Name = 'jobs'; Value = '12 MB' } }, "'Value'.*'12 MB'.*not a number"
    'a negative number'            = { [pscustomobject]@{ Name = 'jobs'; Value = -4 } }, "'Value'.*-4.*negative.*Omit it"
    'an infinite number'           = { [pscustomobject]@{ Name = 'jobs'; Value = [double]::PositiveInfinity } }, "'Value'.*finite.*Omit it"
    'infinity as text'             = { [pscustomobject]@{ Name = 'jobs'; Value = '∞' } }, "'Value'.*(finite|not a number)"
    'a list as value'              = { [pscustomobject]@{ Name = 'jobs'; Value = 1, 2 } }, "'Value'.*type '.*\[\]'.*Specify"
    'a hashtable as value'         = { [pscustomobject]@{ Name = 'jobs'; Value = @{ a = 1 } } }, "'Value'.*type 'Hashtable'"
    'an object as value'           = { [pscustomobject]@{ Name = 'jobs'; Value = [pscustomobject]@{ a = 1 } } }, "'Value'.*type 'PS(Custom)?Object'"
    'a date as value'              = { [pscustomobject]@{ Name = 'jobs'; Value = [datetime]'2026-11-25' } }, "'Value'.*type 'DateTime'"
    'a script as value'            = { [pscustomobject]@{ Name = 'jobs'; Value = { 1 } } }, "'Value'.*type 'ScriptBlock'"
    'a value of control characters' = { [pscustomobject]@{ Name = 'jobs'; Value = "1$clear" } }, "'Value'.*'1\\u001b\[2J'"
    'a value without an end'       = { [pscustomobject]@{ Name = 'jobs'; Value = $long } }, "'Value'.*'x{30,60}…'"
    # Names.
    'no name'                      = { [pscustomobject]@{ Title = 'jobs'; Value = 3 } }, "'3'.*no property Name.*-MetricProperty.*Title"
    'no value'                     = { [pscustomobject]@{ Name = 'jobs'; Count = 3 } }, "'jobs'.*no property Value.*-MetricProperty.*Count"
    'neither'                      = { [pscustomobject]@{ Title = 'jobs'; Count = 3 } }, 'no Name and Value.*-MetricProperty.*Title, Count'
    'neither, in a hashtable'      = { @{ Title = 'jobs' } }, 'no Name and Value.*-MetricProperty.*Title'
    'nothing at all'               = { [pscustomobject]@{} }, 'no (Name and Value|properties)|null'
    'an empty name'                = { [pscustomobject]@{ Name = ''; Value = 3 } }, '(?i)name.*(empty|missing).*\b(Specify|Name)\b'
    'a name of control characters' = { [pscustomobject]@{ Name = "jobs$clear"; Amount = 3 } }, 'jobs\\u001b\[2J'
    'a name without an end'        = { [pscustomobject]@{ Name = $long; Value = 3 } }, '500 characters.*255.*-Sanitize'
    # Type and unit.
    'the type gauge'               = { & $row @{ Type = 'gauge' } }, "'gauge'.*int or float"
    'the type counter'             = { & $row @{ Type = 'counter' } }, "'counter'.*int or float"
    'the type Int32'               = { & $row @{ Type = 'Int32' } }, "'Int32'.*int or float"
    'the type of control characters' = { & $row @{ Type = "a$clear" } }, "'a\\u001b\[2J'.*int or float"
    'a fraction as int'            = { [pscustomobject]@{ Name = 'jobs'; Value = 3.5; Type = 'int' } }, '3\.5.*fraction.*-Type float'
    'a unit without an end'        = { & $row @{ Unit = $long } }, '500 characters.*32.*-Sanitize'
    # Dimensions.
    'dimensions that are a word'   = { & $row @{ Dimensions = 'kiel' } }, "'kiel'.*dimensions.*host=srv01"
    'dimensions that are a number' = { & $row @{ Dimensions = 5 } }, "'5'.*dimensions.*host=srv01"
    'a dimension without a value'  = { & $row @{ Dimensions = 'site=' } }, "'site'.*no value.*(Specify|remove)"
    'a dimension without a name'   = { & $row @{ Dimensions = @{ '' = 'kiel' } } }, 'name of a dimension is empty'
    'a dimension twice'            = { & $row @{ Dimensions = 'site=a;SITE=b' } }, "'(?i:site)'.*twice"
    'a dimension that is a list'   = { & $row @{ Dimensions = @{ site = 'a', 'b' } } }, "'site'.*Object\[\].*Specify"
    'a dimension without an end'   = { & $row @{ Dimensions = @{ path = $long } } }, "'x+…'.*'path'.*500 characters.*-Sanitize"
    'a dimension of control characters' = { & $row @{ Dimensions = "k$clear" } }, "'k\\u001b\[2J'"
    # Time.
    'a time that is none'          = { & $row @{ Timestamp = 'soon' } }, "'Timestamp'.*'soon'.*not a time.*Specify.*-Culture"
    'a year that cannot be'        = { & $row @{ Timestamp = '2612-01-24T00:00:00Z' } }, "'Timestamp'.*2612.*2000.*2099.*Check"
    'a time of control characters' = { & $row @{ Timestamp = "2026$clear" } }, "'2026\\u001b\[2J'"
    # What is no metric at all.
    'null'                         = { $null }, 'null'
    'text'                         = { 'Name,Value' }, "'Name,Value'.*ConvertFrom-Csv"
    'a number'                     = { 42 }, '42.*-Name and -Value'
    'a date'                       = { [datetime]'2026-11-25' }, 'DateTime.*-MetricProperty'
    'a boolean'                    = { $true }, '(?i)true|Boolean'
    'a file'                       = { [IO.FileInfo]::new('/tmp/counters.csv') }, 'counters\.csv.*-LiteralPath'
    'what is for the screen'       = { [pscustomobject]@{ PSTypeName = 'Microsoft.PowerShell.Commands.Internal.Format.FormatEntryData'; a = 1 } }, 'Format-Table.*Remove'
    'a list of counters'           = { [pscustomobject]@{ CounterSetName = 'Memory'; Paths = '\Memory\Pages/sec' } }, "-ListSet.*'Memory'.*Get-Counter -Counter"
    # Counters.
    'a path that is none'          = { [pscustomobject]@{ Path = 'memory'; CookedValue = 4 } }, "'memory'.*not a counter path.*\\\\machine"
    'a path of control characters' = { [pscustomobject]@{ Path = "m$clear"; CookedValue = 4 } }, "'m\\u001b\[2J'"
    'a sample without a value'     = { [pscustomobject]@{ Path = '\\db07\memory\pages/sec'; CookedValue = 0; Status = 0x800007D5 } }, 'pages/sec.*0x800007D5.*no data yet'
    'a sample of an instance that ended' = { [pscustomobject]@{ Path = '\\db07\process(a)\threads'; CookedValue = 0; Status = 2147485649 } }, 'threads.*0x800007D1.*instance'
    'a sample with a negative value' = { [pscustomobject]@{ Path = '\\db07\board\celsius'; CookedValue = -4.5; Status = 0 } }, 'celsius.*-4\.5.*negative'
    'a set at depth one'           = { [pscustomobject]@{ PSTypeName = "Deserialized.$sampleSet"; Timestamp = [datetime]::Now; CounterSamples = [Collections.ArrayList]@('Microsoft.PowerShell.Commands.GetCounter.PerformanceCounterSample') } }, 'remoting.*CounterSamples'
    'a set without samples'        = { [pscustomobject]@{ PSTypeName = $sampleSet; Timestamp = [datetime]::Now; CounterSamples = @() } }, 'has no samples.*Get-Counter'
    'a set that Export-Csv flattened' = { [pscustomobject]@{ Timestamp = '2026-11-25T01:00:00Z'; CounterSamples = 'Microsoft.PowerShell.Commands.GetCounter.PerformanceCounterSample[]' } }, 'Export-Csv.*Export-Clixml'
    'a set of which only the time was selected' = { [pscustomobject]@{ PSTypeName = "Selected.$sampleSet"; Timestamp = [datetime]::Now } }, 'no property CounterSamples.*Timestamp'
}
foreach ($kind in $cases.Keys) {
    $make, $pattern = $cases[$kind]
    @{
        Id        = "$kind is one error, and the next row goes on"
        Input     = { & $make; [pscustomobject]@{ Name = 'next'; Value = 3 } }.GetNewClosure()
        Arguments = $jobs
        Expect    = { param($m, $e, $w) $m.Count -eq 1 -and $m[0].Name -ceq 'next' -and $e.Count -eq 1 -and "$($e[0])" -match "(?s)$pattern" -and "$($e[0])" -notmatch '\x1b' -and "$($e[0])".Length -lt 900 }.GetNewClosure()
    }
}
$properties = [ordered]@{
    'text'            = 'a lot', "'CPU'.*'a lot'.*not a number"
    'a local number'  = '1,5', "'CPU'.*'1,5'.*-Culture"
    'a negative number' = -4, "'CPU'.*-4.*negative"
    'null'            = $null, "'CPU'.*missing.*-SkipEmpty"
    'a list'          = (1, 2), "'CPU'.*\[\]"
    'a date'          = [datetime]'2026-11-25', "'CPU'.*'DateTime'"
    'an object'       = [pscustomobject]@{ a = 1 }, "'CPU'.*'PS(Custom)?Object'"
    'control characters' = "4$clear", "'CPU'.*'4\\u001b\[2J'"
}
foreach ($kind in $properties.Keys) {
    $value, $pattern = $properties[$kind]
    @{
        Id        = "$kind in a property is an error that names it, and the other properties go on"
        Input     = { [pscustomobject]@{ Id = 7; CPU = $value; Handles = 5 } }.GetNewClosure()
        Arguments = $jobs + @{ MetricProperty = 'CPU', 'Handles'; DimensionProperty = 'Id' }
        Expect    = { param($m, $e, $w) $m.Count -eq 1 -and $m[0].Name -ceq 'Handles' -and $e.Count -eq 1 -and "$($e[0])" -match "(?s)$pattern" -and "$($e[0])" -notmatch '\x1b' }.GetNewClosure()
    }
}
