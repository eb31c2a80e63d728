# Recorded counters: files and rows of perfmon, relog, typeperf and Export-Counter, objects with path and value. A case with a File is read by
# -LiteralPath; the other keys are those of hosts.ps1.
function global:Format-Recorded($Metric) { @($Metric | ForEach-Object { [string]::Format([cultureinfo]::InvariantCulture, '{0}|{1}|{2}|{3}|{4}|{5:HH:mm:ss.fff}', $_.Namespace, $_.Name, $_.Unit, $_.Dimensions, $_.Value, $_.Timestamp.UtcDateTime) }) -join "`n" }
function global:Get-LogRow([string] $Heading, [string] $Time, [Collections.IDictionary] $Cells) {
    $row = [ordered]@{ $Heading = $Time }
    foreach ($name in $Cells.Keys) { $row[$name] = $Cells[$name] }
    [pscustomobject]$row
}
$heading = '"(PDH-CSV 4.0) (China Standard Time)(-480)","\\APP11\Processor(_Total)\% Processor Time","\\APP11\Memory\Available MBytes"'
$lines = '"11/25/2026 09:53:29.123","12.5"," "', '"11/25/2026 09:53:44.138","13","2048"'
$expected = "WINDOWS.Processor|percent_processor_time|Percent|host=app11, instance=_total|12.5|01:53:29.123
WINDOWS.Processor|percent_processor_time|Percent|host=app11, instance=_total|13|01:53:44.138
WINDOWS.Memory|available_mbytes|MB|host=app11|2048|01:53:44.138".Replace("`r", '')
$plain = (@($heading) + $lines) -join "`r`n"
$files = [ordered]@{
    'perfmon'                                 = $plain
    'perfmon, with the line feeds of Linux'   = $plain.Replace("`r", '')
    'perfmon, without quotes'                 = $plain.Replace('"', '')
    'perfmon, with a comma at each end'       = $plain.Replace("`r`n", ",`r`n") + ','
    'perfmon, with blanks after the commas'   = $plain.Replace(',', ', ')
    'perfmon, with empty lines'               = "`r`n`r`n" + $plain.Replace("`r`n", "`r`n`r`n") + "`r`n`r`n"
    'perfmon, cut off in its last line'       = $plain + "`r`n" + '"11/25/2026 09:53:59'
    'relog, as text with tabs'                = $plain.Replace(',', "`t").Replace('PDH-CSV', 'PDH-TSV')
    'typeperf, with its last words'           = "`r`n" + $plain + "`r`n`r`nExiting, please wait...                         `r`nThe command completed successfully."
    'typeperf, in German'                     = "`r`n" + $plain + "`r`n`r`nBeenden, bitte warten...`r`nDer Befehl wurde erfolgreich ausgeführt."
    'a spreadsheet that took semicolons'      = $plain.Replace(',', ';')
    'a database that took bars'               = $plain.Replace(',', '|')
    'Export-Csv of rows of a log'             = "#TYPE System.Management.Automation.PSCustomObject`r`n" + $plain
}
foreach ($name in $files.Keys) {
    foreach ($encoding in [Text.UTF8Encoding]::new($false), [Text.UTF8Encoding]::new($true), [Text.UnicodeEncoding]::new($false, $true)) {
        @{
            Id       = "a file of $name as $($encoding.WebName) $($encoding.GetPreamble().Length)"
            File     = $files[$name]
            Encoding = $encoding
            Expect   = { param($m, $e, $w) $e.Count -eq 0 -and $w.Count -eq 0 -and (Format-Recorded $m) -ceq $expected }.GetNewClosure()
        }
    }
}
@{
    Id     = 'a file of two logs, one after the other, with other columns'
    File   = $plain + "`r`n" + $heading.Replace('Memory\Available MBytes', 'System\Threads') + "`r`n" + '"11/25/2026 09:53:59.000","14","1200"'
    Expect = { param($m, $e, $w) $e.Count -eq 0 -and (Format-Recorded $m) -ceq ($expected + "`nWINDOWS.Processor|percent_processor_time|Percent|host=app11, instance=_total|14|01:53:59.000`nWINDOWS.System|threads|Count|host=app11|1200|01:53:59.000") }.GetNewClosure()
}
@{
    Id     = 'a file with two computers and instances that hold commas, quotes and brackets'
    File   = '"(PDH-CSV 4.0) (UTC)(0)","\\APP11\Process(a,b)\Thread Count","\\APP12\Network Interface(Intel[R] ""X"" _2 (3))\Bytes Total/sec","\\APP12\LogicalDisk(C:\mnt\a)\% Free Space"' + "`r`n" + '"11/25/2026 01:53:29.000","3","4","5"'
    Expect = { param($m, $e, $w) ($m | ForEach-Object { "$($_.Dimensions)" }) -join '; ' -ceq 'host=app11, instance=a,b; host=app12, instance=intel[r] "x" _2 (3); host=app12, instance=c:\mnt\a' }
}
@{
    Id        = 'a file with decimal commas, with -Culture'
    File      = '"(PDH-CSV 4.0) (Mitteleuropäische Zeit)(-60)";"\\APP11\Processor(_Total)\% Processor Time"' + "`r`n" + '"11/25/2026 02:53:29.123";"12,5"'
    Arguments = @{ Culture = 'de-DE' }
    Expect    = { param($m, $e, $w) $m[0].Value -eq 12.5 -and $m[0].CollectTime -eq 1795571609123 }
}
@{
    Id     = 'a file with decimal commas, without -Culture, names it'
    File   = '"(PDH-CSV 4.0) (Mitteleuropäische Zeit)(-60)";"\\APP11\Processor(_Total)\% Processor Time"' + "`r`n" + '"11/25/2026 02:53:29.123";"12,5"'
    Expect = { param($m, $e, $w) $m.Count -eq 0 -and $e.Count -eq 1 -and "$($e[0])" -match "'12,5'.*-Culture" -and "$($e[0])" -match 'processor time' }
}
@{
    Id     = 'a file of a counter that is there twice has it once'
    File   = $heading.Replace('Memory\Available MBytes', 'Processor(_Total)\% Processor Time') + "`r`n" + '"11/25/2026 09:53:29.123","12.5","12.5"'
    Expect = { param($m, $e, $w) $m.Count -eq 1 -and $e.Count -eq 0 -and $w.Count -eq 0 }
}
@{
    Id     = 'an empty file is nothing'
    File   = ''
    Expect = { param($m, $e, $w) $m.Count -eq 0 -and $e.Count -eq 0 }
}
@{
    Id     = 'a file with only a heading is nothing'
    File   = $heading
    Expect = { param($m, $e, $w) $m.Count -eq 0 -and $e.Count -eq 0 }
}
@{
    Id        = 'a file of rows with name and value'
    File      = "Name;Value;Unit;Host;Timestamp`r`nqueue;3;Count;APP11;2026-11-25T01:53:29Z`r`nqueue;4;Count;APP12;2026-11-25T01:53:29Z"
    Arguments = @{ Namespace = 'LAB.Queue' }
    Expect    = { param($m, $e, $w) ($m | ForEach-Object { "$($_.Dimensions) $($_.Value) $($_.Unit)" }) -join '; ' -ceq 'host=app11 3 Count; host=app12 4 Count' }
}
$zones = [ordered]@{
    '(PDH-CSV 4.0) (China Standard Time)(-480)' = '17:53:29'; '(PDH-CSV 4.0) (Eastern Standard Time)(300)' = '06:53:29'; '(PDH-CSV 4.0) (GMT (Winter))(0)' = '01:53:29'; '(PDH-CSV 4.0) (Nepal Standard Time)(-345)' = '20:08:29'
    '(PDH-CSV 4.0) (Mitteleuropäische Sommerzeit)(-120)' = '23:53:29'; '(PDH-CSV 4.0) (中国标准时间)(-480)' = '17:53:29'; '(PDH-CSV 4.0) (Heure d''été)(-120)' = '23:53:29'; '(PDH-TSV 4.0) (Newfoundland)(210)' = '05:23:29'; '(PDH-CSV 4.0) ()(-60)' = '00:53:29'
    '"(PDH-CSV 4.0) (UTC)(0)"' = '01:53:29'; ' (PDH-CSV 4.0) (UTC)(0) ' = '01:53:29'; '(pdh-csv 4.0) (UTC)(+60)' = '02:53:29'
}
foreach ($text in $zones.Keys) {
    @{
        Id     = "the heading $text says the zone"
        Input  = { Get-LogRow $text '11/25/2026 01:53:29.000' @{ '\\app11\memory\pages/sec' = '4' } }.GetNewClosure()
        Expect = { param($m, $e, $w) $m.Count -eq 1 -and $w.Count -eq 0 -and $m[0].Timestamp.UtcDateTime.ToString('HH:mm:ss') -ceq $zones[$text] }.GetNewClosure()
    }
    @{
        Id        = "-TimeZone comes before the heading $text"
        Input     = { Get-LogRow $text '11/25/2026 07:38:29.000' @{ '\\app11\memory\pages/sec' = '4' } }.GetNewClosure()
        Arguments = @{ TimeZone = '+05:45' }
        Expect    = { param($m, $e, $w) $m.Count -eq 1 -and $m[0].CollectTime -eq 1795571609000 }
    }
}
