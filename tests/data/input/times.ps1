# The time of a metric: notations, columns, zones and what cannot be. The keys of a case are those of hosts.ps1.
function global:Get-Row($Value, [string] $Column = 'Timestamp') { [pscustomobject]@{ Name = 'jobs'; Value = 3; $Column = $Value } }
function global:Test-Time($Metric, $Errors, $Warnings, [string] $Expected) {
    $Metric.Count -eq 1 -and $Errors.Count -eq 0 -and $Warnings.Count -eq 0 -and $Metric[0].Timestamp.UtcDateTime.ToString('yyyy-MM-ddTHH:mm:ss.fff', [cultureinfo]::InvariantCulture) -ceq $Expected
}
$second = '2026-11-25T01:53:29.000'
$milli = '2026-11-25T01:53:29.123'
$day = '2026-11-25T00:00:00.000'
$utc = @{ TimeZone = 'UTC' }
$china = @{ TimeZone = '+08:00' }
$wall = [datetime]::new(2026, 11, 25, 1, 53, 29)
foreach ($text in @(
        # With a zone of their own, which comes before -TimeZone.
        @('2026-11-25T01:53:29Z', $second, $china), @('2026-11-25t01:53:29z', $second, $china), @('2026-11-25T09:53:29+08:00', $second, $utc), @('2026-11-25T09:53:29.1234567+08:00', $milli, $utc), @('2026-11-25T01:53:29.123456789Z', $milli, $china),
        @('2026-11-25T01:53:29,123Z', $milli, $china), @('2026-11-25 01:53:29Z', $second, $china), @('2026-11-25 01:53:29 UTC', $second, $china), @('2026-11-25 01:53:29 +0000', $second, $china), @('2026-11-25T09:53:29+08', $second, $utc),
        @('2026-11-24T22:23:29-03:30', $second, $utc), @('2026-11-25T07:38:29+05:45', $second, $utc), @('2026-11-25T01:53:29.123456+00:00', $milli, $china), @('2026/11/25 01:53:29 GMT', $second, $china), @('20261125T015329Z', $second, $china),
        @('Wed, 25 Nov 2026 01:53:29 GMT', $second, $china), @('20261125095329.000000+480', $second, $utc), @('20261124175329.123000-480', $milli, $utc),
        @('/Date(1795571609000)/', $second, $china), @('\/Date(1795571609000)\/', $second, $china), @('/Date(1795571609000+0800)/', $second, $utc),
        # The clock on a wall, of which -TimeZone says where it hangs.
        @('2026-11-25 01:53:29', $second, $utc), @('2026-11-25 09:53:29', $second, $china), @('2026-11-25T09:53:29.123', $milli, $china), @('2026-11-25 09:53:29,123', $milli, $china), @('2026-11-25 01:53', '2026-11-25T01:53:00.000', $utc),
        @('2026-11-25', $day, $utc), @('2026/11/25 08:00', $day, $china), @('2026/11/25', $day, $utc), @('2026/1/5 8:00:00', '2026-01-05T08:00:00.000', $utc), @('2026.11.25 01:53:29', $second, $utc), @('2026-11-25 1:53:29 AM', $second, $utc),
        @('2026/11/25 1:53 pm', '2026-11-25T13:53:00.000', $utc), @('  2026-11-25   01:53:29  ', $second, $utc), @('20261125', $day, $utc), @('20261125015329', $second, $utc), @('202611250153', '2026-11-25T01:53:00.000', $utc),
        @('20261125015329123', $milli, $utc), @('20261125T015329', $second, $utc), @('20261125-015329', $second, $utc), @('20261125_015329', $second, $utc), @('20261125 01:53:29', $second, $utc),
        # Numbers, by their size.
        @('1795571609', $second, $china), @('1795571609.123', $milli, $china), @('1795571609000', $second, $china), @('1795571609123', $milli, $china), @('1795571609123456', $milli, $china), @('1795571609123456789', $milli, $china), @('46351', $day, $utc), @('46351.25', '2026-11-25T06:00:00.000', $utc),
        # Local notations, only with -Culture; the others stay as they are.
        @('25.11.2026 08:00', $day, @{ Culture = 'de-DE'; TimeZone = '+08:00' }), @('25.11.2026', $day, @{ Culture = 'de-DE'; TimeZone = 'UTC' }), @('25.11.26 01:53', '2026-11-25T01:53:00.000', @{ Culture = 'de-DE'; TimeZone = 'UTC' }), @('25/11/2026 01:53:29', $second, @{ Culture = 'en-GB'; TimeZone = 'UTC' }), @('11/25/2026 1:53:29 AM', $second, @{ Culture = 'en-US'; TimeZone = 'UTC' }),
        @('Wednesday, November 25, 2026 1:53:29 AM', $second, @{ Culture = 'en-US'; TimeZone = 'UTC' }), @('2026年11月25日 1:53:29', $second, @{ Culture = 'zh-CN'; TimeZone = 'UTC' }), @('2026-11-25 01:53:29', $second, @{ Culture = 'de-DE'; TimeZone = 'UTC' }), @('46351,25', '2026-11-25T06:00:00.000', @{ Culture = 'de-DE'; TimeZone = 'UTC' }), @('1795571609,123', $milli, @{ Culture = 'de-DE' }),
        @('2026-11-25 01:53:29', $second, @{ Culture = 'ar-SA'; TimeZone = 'UTC' }), @('2026-11-25 01:53:29', $second, @{ Culture = 'th-TH'; TimeZone = 'UTC' }))) {
    @{
        Id        = "the time '$($text[0])' with $(($text[2].Keys | ForEach-Object { "-$_ $($text[2][$_])" }) -join ' ')"
        Input     = { Get-Row $text[0] }.GetNewClosure()
        Arguments = $text[2] + @{ Namespace = 'LAB.Jobs' }
        Expect    = { param($m, $e, $w) Test-Time $m $e $w $text[1] }.GetNewClosure()
    }
}
$typed = [ordered]@{
    'a DateTime of UTC'                = { [datetime]::SpecifyKind($wall, 'Utc') }, '-05:00', $second
    'a DateTime without a kind'        = { $wall.AddHours(8) }, '+08:00', $second
    'a DateTime that is called local'  = { [datetime]::SpecifyKind($wall.AddHours(8), 'Local') }, '+08:00', $second
    'a DateTimeOffset'                 = { [DateTimeOffset]::new($wall.AddHours(8), [timespan]'08:00') }, 'UTC', $second
    'a whole number of seconds'        = { 1795571609 }, '+08:00', $second
    'a real number of seconds'         = { 1795571609.123 }, '+08:00', $milli
    'a long number of milliseconds'    = { 1795571609123 }, '+08:00', $milli
    'a decimal number of seconds'      = { [decimal]1795571609.123 }, '+08:00', $milli
    'an unsigned number'               = { [uint32]1795571609 }, '+08:00', $second
    'the days of a spreadsheet'        = { [datetime]::new(2026, 11, 25, 18, 0, 0).ToOADate() }, '+08:00', '2026-11-25T10:00:00.000'
    'a number of fourteen digits'      = { 20261125095329 }, '+08:00', $second
    'a number of eight digits'         = { 20261125 }, 'UTC', $day
    'what JSON makes of Get-Date'      = { [pscustomobject]@{ value = [datetime]::SpecifyKind($wall, 'Utc'); DisplayHint = 2; DateTime = 'Wednesday, November 25, 2026 1:53:29 AM' } }, '+08:00', $second
    'the same before it was a date'    = { [pscustomobject]@{ value = '/Date(1795571609000)/'; DisplayHint = 2; DateTime = 'Mittwoch, 25. November 2026 01:53:29' } }, '+08:00', $second
    'a DateTimeOffset taken apart'     = { [pscustomobject]@{ DateTime = '/Date(1795571609000)/'; UtcDateTime = '/Date(1795571609123)/'; LocalDateTime = '/Date(1795571609000)/'; Offset = [pscustomobject]@{ Ticks = 0 } } }, '+08:00', $milli
    'a date with a property of its own' = { $time = [psobject]::AsPSObject([datetime]::SpecifyKind($wall, 'Utc')); $time.PSObject.Properties.Add([psnoteproperty]::new('DisplayHint', 2)); $time }, '+08:00', $second
    'a date that remoting brought'     = { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize([datetime]::SpecifyKind($wall, 'Utc'))) }, '+08:00', $second
    'an offset date that remoting brought' = { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize([DateTimeOffset]::new($wall, [timespan]::Zero))) }, '+08:00', $second
}
foreach ($kind in $typed.Keys) {
    $make, $zone, $expected = $typed[$kind]
    @{
        Id        = "the time of $kind"
        Input     = { Get-Row (& $make) }.GetNewClosure()
        Arguments = @{ Namespace = 'LAB.Jobs'; TimeZone = $zone }
        Expect    = { param($m, $e, $w) Test-Time $m $e $w $expected }.GetNewClosure()
    }
    @{
        Id        = "-Timestamp of $kind"
        Input     = { [pscustomobject]@{ open = 3 } }
        Arguments = @{ Namespace = 'LAB.Jobs'; MetricProperty = 'open'; Timestamp = & $make; TimeZone = $zone }
        Expect    = { param($m, $e, $w) Test-Time $m $e $w $expected }.GetNewClosure()
    }
}
# The hour that autumn repeats and the one that spring omits: never an error.
foreach ($hour in @('2026-10-25 02:30', '2026-10-25T0[01]:30:00.000'), @('2026-03-29 02:30', '2026-03-29T01:30:00.000'), @('2026-07-01 12:00', '2026-07-01T10:00:00.000'), @('2026-12-01 12:00', '2026-12-01T11:00:00.000')) {
    @{
        Id        = "the wall clock $($hour[0]) in Berlin"
        Input     = { Get-Row $hour[0] }.GetNewClosure()
        Arguments = @{ Namespace = 'LAB.Jobs'; TimeZone = 'W. Europe Standard Time' }
        Expect    = { param($m, $e, $w) $e.Count -eq 0 -and $m[0].Timestamp.UtcDateTime.ToString('yyyy-MM-ddTHH:mm:ss.fff', [cultureinfo]::InvariantCulture) -cmatch $hour[1] }.GetNewClosure()
    }
}
