# Sets of counters of which only the Readings are left. The keys of a case are those of hosts.ps1.
$sampleSet = 'Microsoft.PowerShell.Commands.GetCounter.PerformanceCounterSampleSet'
$text = "\\app11\processor(_total)\% processor time :`n12.5`n`n\\app11\memory\available mbytes :`n2048`n`n"
$expected = 'WINDOWS.Processor percent_processor_time host=app11, instance=_total 12.5 Percent float; WINDOWS.Memory available_mbytes host=app11 2048 MB int'
function global:Format-Reading($Metric) { @($Metric | ForEach-Object { [string]::Format([cultureinfo]::InvariantCulture, '{0} {1} {2} {3} {4} {5}', $_.Namespace, $_.Name, $_.Dimensions, $_.Value, $_.Unit, $_.Type) }) -join '; ' }
$shapes = [ordered]@{
    'a row of Import-Csv'              = { [pscustomobject]@{ Timestamp = '2026-11-25T01:53:29Z'; Readings = $text } }
    'a row of ConvertFrom-Json'        = { [pscustomobject]@{ Timestamp = '/Date(1795571609000)/'; Readings = $text } }
    'a hashtable'                      = { @{ Timestamp = 1795571609; Readings = $text } }
    'a selection from a file or a job' = { [pscustomobject]@{ PSTypeName = "Deserialized.Selected.$sampleSet"; Timestamp = '2026-11-25T01:53:29Z'; Readings = $text } }
    'a selection from a set of a job'  = { [pscustomobject]@{ PSTypeName = "Selected.Deserialized.$sampleSet"; Timestamp = '2026-11-25T01:53:29Z'; Readings = $text } }
    'a set without samples of its own' = { [pscustomobject]@{ PSTypeName = "Deserialized.$sampleSet"; Timestamp = '2026-11-25T01:53:29Z'; Readings = $text } }
    'line feeds of Windows'            = { [pscustomobject]@{ Timestamp = '2026-11-25T01:53:29Z'; Readings = $text.Replace("`n", "`r`n") } }
    'no empty lines'                   = { [pscustomobject]@{ Timestamp = '2026-11-25T01:53:29Z'; Readings = $text.Replace("`n`n", "`n").Trim() } }
    'decimal commas'                   = { [pscustomobject]@{ Timestamp = '2026-11-25T01:53:29Z'; Readings = $text.Replace('12.5', '12,5') } }
    'paths in another case'            = { [pscustomobject]@{ Timestamp = '2026-11-25T01:53:29Z'; Readings = $text.ToUpperInvariant() } }
    'blanks around it'                 = { [pscustomobject]@{ Timestamp = '2026-11-25T01:53:29Z'; Readings = "`n  " + $text.Replace("`n\", "`n  \") } }
}
foreach ($shape in $shapes.Keys) {
    $make = $shapes[$shape]
    @{
        Id     = "readings in $shape"
        Input  = $make
        Expect = { param($m, $e, $w) $e.Count -eq 0 -and $w.Count -eq 0 -and (Format-Reading $m) -ceq $expected -and $m[0].CollectTime -eq 1795571609000 -and $m[1].CollectTime -eq 1795571609000 }.GetNewClosure()
    }
}
@{
    Id     = 'readings in a file'
    File   = "`"Timestamp`",`"Readings`"`r`n`"2026-11-25T01:53:29Z`",`"$text`"`r`n`"2026-11-25T01:53:44Z`",`"$text`"`r`n"
    Expect = { param($m, $e, $w) $e.Count -eq 0 -and (Format-Reading $m) -ceq "$expected; $expected" -and $m[2].CollectTime -eq 1795571624000 }.GetNewClosure()
}
foreach ($instance in 'a)b', 'a :b', 'c:\x (old)', 'intel[r] (2)', 'a,b', 'pid_4_luid_0x0_0x1') {
    @{
        Id     = "readings with the instance $instance"
        Input  = { [pscustomobject]@{ Timestamp = 1795571609; Readings = "\\app11\demo($instance)\reads/sec :`n3,25`n`n" } }.GetNewClosure()
        Expect = { param($m, $e, $w) $e.Count -eq 0 -and (Format-Reading $m) -ceq "WINDOWS.Demo reads_per_sec host=app11, instance=$instance 3.25 Count/s float" }.GetNewClosure()
    }
}
foreach ($value in @('0', '0'), @('1E-05', '1E-05'), @('1,5E+20', '1.5E+20'), @('1234567,891', '1234567.891'), @('12345678901234', '12345678901234')) {
    @{
        Id     = "the reading $($value[0])"
        Input  = { [pscustomobject]@{ Timestamp = 1795571609; Readings = "\\app11\demo\reads/sec :`n$($value[0])`n`n" } }.GetNewClosure()
        Expect = { param($m, $e, $w) $m.Count -eq 1 -and $m[0].Value -eq [double]::Parse($value[1], [cultureinfo]::InvariantCulture) }.GetNewClosure()
    }
}
foreach ($wrong in @('x', 'not a number'), @('', 'missing'), @('-4', 'negative'), @('NaN', 'not a finite'), @('1.234,5', 'not a number'), @("\\app11\demo\writes/sec :`n4", 'missing')) {
    @{
        Id     = "the reading '$($wrong[0])' is an error that names its counter, and the others go on"
        Input  = { [pscustomobject]@{ Timestamp = 1795571609; Readings = "\\app11\demo\reads/sec :`n$($wrong[0])`n`n\\app11\system\threads :`n1200`n`n" } }.GetNewClosure()
        Expect = { param($m, $e, $w) $m.Count -ge 1 -and $m[-1].Name -ceq 'threads' -and $e.Count -eq 1 -and "$($e[0])" -match "demo\\reads/sec'.*$($wrong[1])" }.GetNewClosure()
    }
}
@{
    Id     = 'readings of a session are of the computers in their paths'
    Input  = { [pscustomobject]@{ Timestamp = 1795571609; Readings = "\\localhost\system\threads :`n4`n`n\\app12\system\threads :`n5`n`n"; PSComputerName = 'APP11' } }
    Expect = { param($m, $e, $w) ($m | ForEach-Object { $_.Dimensions['host'] }) -join ' ' -ceq 'app11 app12' }
}
@{
    Id     = 'readings without a time have that of the run'
    Input  = { [pscustomobject]@{ Readings = "\\app11\system\threads :`n4`n`n" } }
    Expect = { param($m, $e, $w) $m.Count -eq 1 -and [math]::Abs(([DateTimeOffset]::UtcNow - $m[0].Timestamp).TotalMinutes) -lt 10 }
}
# The samples of a live set say more: their status and type. So do those of the sets that a job or a file has damaged, in the place where they are whole.
foreach ($set in @("Selected.$sampleSet", $null, 'Readings.*Select-Object Timestamp, CounterSamples'), @("Deserialized.$sampleSet", @('Microsoft.PowerShell.Commands.GetCounter.PerformanceCounterSample'), 'remoting.*Select-Object Timestamp, Readings'), @('x', 'System.Object[]', 'Export-Csv.*Select-Object Timestamp, Readings')) {
    @{
        Id     = "readings of $($set[0]) are an error with its advice"
        Input  = { $bag = [ordered]@{ PSTypeName = $set[0]; Timestamp = [datetime]::Now; Readings = $text }; if ($set[1]) { $bag['CounterSamples'] = $set[1] }; [pscustomobject]$bag }.GetNewClosure()
        Expect = { param($m, $e, $w) $m.Count -eq 0 -and $e.Count -eq 1 -and "$($e[0])" -match $set[2] }.GetNewClosure()
    }
}
foreach ($other in 'x', '', 'memory :', "\\app11 :`n4", 5, $null) {
    @{
        Id     = "readings of '$other' are none"
        Input  = { [pscustomobject]@{ Timestamp = 1795571609; Readings = $other } }.GetNewClosure()
        Expect = { param($m, $e, $w) $m.Count -eq 0 -and $e.Count -eq 1 -and "$($e[0])" -match 'Readings' }
    }
}
