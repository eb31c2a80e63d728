# Cells, times and shapes of recorded counters. The keys of a case are those of hosts.ps1.
function global:Get-LogRow([string] $Time, [Collections.IDictionary] $Cells, [string] $Heading = '(PDH-CSV 4.0) (UTC)(0)') {
    $row = [ordered]@{ $Heading = $Time }
    foreach ($name in $Cells.Keys) { $row[$name] = $Cells[$name] }
    [pscustomobject]$row
}
$path = '\\APP11\Memory\Pages/sec'
foreach ($time in '11/25/2026 01:53:29.000', '11/25/2026 01:53:29', '11/25/2026 1:53:29', '11/25/2026 1:53:29 AM', ' 11/25/2026 01:53:29.000 ', '2026-11-25 01:53:29', '2026/11/25 01:53:29', '2026-11-25T01:53:29Z') {
    @{
        Id     = "the time '$time' of a log"
        Input  = { Get-LogRow $time @{ $path = '4.5' } }.GetNewClosure()
        Expect = { param($m, $e, $w) $m.Count -eq 1 -and $e.Count -eq 0 -and $m[0].CollectTime -eq 1795571609000 }
    }
}
foreach ($time in '25.11.2026 01:53:29', '13/45/2026 01:53:29', 'soon', '11/25/1601 01:53:29') {
    @{
        Id     = "the time '$time' of a log is an error, and the next row goes on"
        Input  = { Get-LogRow $time @{ $path = '4.5' }; Get-LogRow '11/25/2026 01:53:29.000' @{ $path = '4.5' } }.GetNewClosure()
        Expect = { param($m, $e, $w) $m.Count -eq 1 -and $e.Count -eq 1 -and "$($e[0])" -match '\b(Specify|Check)\b' }
    }
}
foreach ($cell in '4.5', ' 4.5 ', '4.500000', '4.5e0', '"4.5"'.Trim('"'), 4.5, [decimal]4.5) {
    @{
        Id     = "the cell '$cell' of type $($cell.GetType().Name)"
        Input  = { Get-LogRow '11/25/2026 01:53:29.000' @{ $path = $cell } }.GetNewClosure()
        Expect = { param($m, $e, $w) $m.Count -eq 1 -and $m[0].Value -eq 4.5 -and $m[0].Type -ceq 'float' -and $m[0].Unit -ceq 'Count/s' }
    }
}
foreach ($cell in '', ' ', "`t", $null, [DBNull]::Value) {
    @{
        Id     = "an empty cell ($(if ($null -eq $cell) { 'null' } else { "$($cell.GetType().Name) '$cell'" })) is no sample, without a word"
        Input  = { Get-LogRow '11/25/2026 01:53:29.000' ([ordered]@{ $path = $cell; '\\APP11\System\Threads' = '1200' }) }.GetNewClosure()
        Expect = { param($m, $e, $w) $m.Count -eq 1 -and $m[0].Name -ceq 'threads' -and $m[0].Type -ceq 'int' -and $e.Count -eq 0 -and $w.Count -eq 0 }
    }
}
foreach ($cell in 'x', '4,5', '1.#IND', '-1.#IND', '1.#QNAN', '-4.5', 'Infinity', '∞') {
    @{
        Id     = "the cell '$cell' is an error of its counter, or no value, and the others go on"
        Input  = { Get-LogRow '11/25/2026 01:53:29.000' ([ordered]@{ $path = $cell; '\\APP11\System\Threads' = '1200' }) }.GetNewClosure()
        Expect = { param($m, $e, $w) $m.Count -eq 1 -and $m[0].Name -ceq 'threads' -and $e.Count -eq 1 -and "$($e[0])" -match 'pages/sec' }
    }
}
@{
    Id     = 'the column that relog adds for a remark is left out'
    Input  = { Get-LogRow '11/25/2026 01:53:29.000' ([ordered]@{ $path = '4.5'; ' ' = ''; 'Event' = 'reboot' }) }.GetNewClosure()
    Expect = { param($m, $e, $w) $m.Count -eq 1 -and $e.Count -eq 0 }
}
@{
    Id     = 'a column without a computer is of this one'
    Input  = { Get-LogRow '11/25/2026 01:53:29.000' @{ '\Memory\Pages/sec' = '4.5' } }
    Expect = { param($m, $e, $w) $m.Count -eq 1 -and $m[0].Dimensions['host'] -ceq [Environment]::MachineName.ToLowerInvariant() }
}
@{
    Id     = 'a column without a computer is of the one of the session'
    Input  = { Get-LogRow '11/25/2026 01:53:29.000' ([ordered]@{ '\Memory\Pages/sec' = '4.5'; PSComputerName = 'DB07' }) }
    Expect = { param($m, $e, $w) $m.Count -eq 1 -and $m[0].Dimensions['host'] -ceq 'db07' }
}
@{
    Id     = 'a log with the time in a column of another name'
    Input  = { Get-LogRow '2026-11-25T01:53:29Z' @{ $path = '4.5' } 'Timestamp' }.GetNewClosure()
    Expect = { param($m, $e, $w) $m.Count -eq 1 -and $w.Count -eq 0 -and $m[0].CollectTime -eq 1795571609000 }
}
@{
    Id        = '-Timestamp comes before the time of a log'
    Input     = { Get-LogRow '11/25/2020 01:53:29.000' @{ $path = '4.5' } }.GetNewClosure()
    Arguments = @{ Timestamp = 1795571609 }
    Expect    = { param($m, $e, $w) $m[0].CollectTime -eq 1795571609000 }
}
@{
    Id        = 'the names, units and namespace of the user hold for logs'
    Input     = { Get-LogRow '11/25/2026 01:53:29.000' @{ '\\APP11\Arbeitsspeicher\Seiten/s' = '4.5' } }
    Arguments = @{ NameMap = @{ arbeitsspeicher = 'Memory'; 'seiten/s' = 'pages_per_sec' }; UnitMap = @{ pages_per_sec = 'pages/s' } }
    Expect    = { param($m, $e, $w) "$($m[0].Namespace) $($m[0].Name) $($m[0].Unit)" -ceq 'WINDOWS.Memory pages_per_sec pages/s' }
}
$shapes = [ordered]@{
    'path and value'                    = { [pscustomobject]@{ Path = $path; Value = '4.5'; Timestamp = '2026-11-25T01:53:29Z' } }
    'path and cooked value'             = { [pscustomobject]@{ Path = $path; CookedValue = '4.5'; Timestamp = '2026-11-25T01:53:29Z' } }
    'a hashtable of path and value'     = { @{ Path = $path; Value = 4.5; Timestamp = 1795571609 } }
    'a sample of Export-Csv'            = { [pscustomobject]@{ Timestamp = '2026-11-25T01:53:29Z'; Path = $path.ToLower(); InstanceName = ''; CookedValue = '4.5'; RawValue = '1234'; SecondValue = '0'; MultipleCount = '1'; CounterType = 'RateOfCountsPerSecond32'; Timestamp100NSec = '134400000000000000'; Status = '0'; DefaultScale = '0'; TimeBase = '10000000' } }
    'a sample of ConvertTo-Json'        = { [pscustomobject]@{ Path = $path.ToLower(); InstanceName = $null; CookedValue = 4.5; RawValue = 1234; CounterType = 272696320; Timestamp = [pscustomobject]@{ value = '/Date(1795571609000)/'; DisplayHint = 2; DateTime = 'x' }; Status = 0 } }
    'a set of ConvertTo-Json'           = { [pscustomobject]@{ Timestamp = '/Date(1795571609000)/'; CounterSamples = @([pscustomobject]@{ Path = $path; CookedValue = 4.5; CounterType = 272696320; Status = 0 }) } }
    'a set of 5.1 with one sample'      = { [pscustomobject]@{ Timestamp = '/Date(1795571609000)/'; CounterSamples = [pscustomobject]@{ Path = $path; CookedValue = 4.5; CounterType = 272696320; Status = 0 } } }
    'a set of 5.1 with value and Count' = { [pscustomobject]@{ Timestamp = '/Date(1795571609000)/'; CounterSamples = [pscustomobject]@{ value = @([pscustomobject]@{ Path = $path; CookedValue = 4.5; CounterType = 272696320; Status = 0 }); Count = 1 } } }
    'a list of samples'                 = { , @([pscustomobject]@{ Path = $path; CookedValue = 4.5; Status = 0; Timestamp = '2026-11-25T01:53:29Z' }) }
}
foreach ($shape in $shapes.Keys) {
    $make = $shapes[$shape].GetNewClosure()
    @{
        Id     = "recorded as $shape"
        Input  = $make
        Expect = { param($m, $e, $w) $m.Count -eq 1 -and $e.Count -eq 0 -and $w.Count -eq 0 -and "$($m[0].Namespace) $($m[0].Name) $($m[0].Unit) $($m[0].Type) $($m[0].Dimensions) $($m[0].CollectTime)" -ceq 'WINDOWS.Memory pages_per_sec Count/s float host=app11 1795571609000' }
    }
}
