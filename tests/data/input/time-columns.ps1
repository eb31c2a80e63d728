# Which column is the time, and what is reported if none is, or if it cannot be. The keys of a case are those of hosts.ps1.
function global:Test-Now($Metric) { [math]::Abs(([DateTimeOffset]::UtcNow - $Metric.Timestamp).TotalMinutes) -lt 10 }
$text = '2026-11-25T01:53:29Z'
foreach ($column in 'Timestamp', 'TimeStamp', 'TIMESTAMP', '@timestamp', 'CollectTime', 'collecttime', 'collect_time', 'DateTime', 'Date', 'date', 'Time', 'time') {
    foreach ($kind in @('a row', @{ Namespace = 'LAB.Jobs' }), @('an object', @{ Namespace = 'LAB.Jobs'; MetricProperty = 'Value'; DimensionProperty = 'Name' })) {
        @{
            Id        = "the column $column of $($kind[0]) is its time"
            Input     = { [pscustomobject]@{ Name = 'jobs'; Value = 3; $column = $text } }.GetNewClosure()
            Arguments = $kind[1]
            Expect    = { param($m, $e, $w) $m.Count -eq 1 -and $e.Count -eq 0 -and $w.Count -eq 0 -and $m[0].CollectTime -eq 1795571609000 }
        }
    }
}
# A column that only looks like a time is named once, and the metric has the time of the run.
foreach ($column in @('When', $text), @('LoggedAt', [datetime]'2026-11-25'), @('event_time', 1795571609), @('Zeit', '25.11.2026 01:53:29'), @('Datum', '25.11.2026'), @('日期', '2026/11/25'), @('StartTime', '11/25/2026 01:53'), @('last_update', '2026-11-25 01:53:29'), @('Fecha', '25/11/2026'), @('Date', '25.11.2026'), @('Time', '01:53:29'), @('DateTime', 'soon')) {
    @{
        Id        = "a column $($column[0]) with '$($column[1])' is named in a warning"
        Input     = { 1..3 | ForEach-Object { [pscustomobject]@{ Name = "jobs$_"; Value = 3; $column[0] = $column[1] } } }.GetNewClosure()
        Arguments = @{ Namespace = 'LAB.Jobs' }
        Expect    = { param($m, $e, $w) $m.Count -eq 3 -and $e.Count -eq 0 -and $w.Count -eq 1 -and "$($w[0])" -match "'$([regex]::Escape($column[0]))'.*-TimestampProperty" -and (Test-Now $m[0]) }.GetNewClosure()
    }
}
foreach ($row in @{ ResponseTime = 12.5 }, @{ RunTime = '00:01:30' }, @{ Timeout = 30 }, @{ Address = '10.2.3.4' }, @{ Version = '2026.11.1.4' }, @{ Update = 'KB5031234' }, @{ Runtime = [timespan]'00:01:30' }, @{ Timestamp = $null }, @{ Date = '' }, @{ Uptime = 1795571 }, @{ Phone = '2026-11' }, @{ Lifetime = '90' }) {
    @{
        Id        = "a row with $(@($row.Keys)[0]) = '$(@($row.Values)[0])' has no time, and no warning"
        Input     = { [pscustomobject]($row + @{ Name = 'jobs'; Value = 3 }) }.GetNewClosure()
        Arguments = @{ Namespace = 'LAB.Jobs' }
        Expect    = { param($m, $e, $w) $m.Count -eq 1 -and $e.Count -eq 0 -and $w.Count -eq 0 -and (Test-Now $m[0]) }
    }
}
# A time that cannot be is an error that names the column, the text and what to write.
foreach ($wrong in '2612-01-24T00:00:00Z', '1601-01-01T00:00:00Z', '0001-01-01', '1970-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2100-01-01T00:00:00Z', [datetime]::MinValue, [datetime]::MaxValue, [DateTimeOffset]::MaxValue, 0, -1, 5, 1e30, [double]::NaN, '99999999999999999999', '20261301015329', '2026-13-01', '2026-02-30', '2026-11-25T25:00:00Z', '2026-11-25T01:53:29+25:00', 'yesterday', '25.11.2026 01:53', '11/25/2026', 'Nov 25 01:53:29', '134400000000000000', '639000000000000000', $true, @{ a = 1 }, @(1, 2), '::', '/Date(x)/', '/Date(99999999999999999)/') {
    $shown = if ($wrong -is [string]) { $wrong } else { "$($wrong.GetType().Name) $wrong" }
    @{
        Id        = "the time $shown is an error"
        Input     = { [pscustomobject]@{ Name = 'jobs'; Value = 3; Timestamp = $wrong }; [pscustomobject]@{ Name = 'next'; Value = 3; Timestamp = $text } }.GetNewClosure()
        Arguments = @{ Namespace = 'LAB.Jobs'; TimeZone = 'UTC' }
        Expect    = { param($m, $e, $w) $m.Count -eq 1 -and $m[0].Name -ceq 'next' -and $e.Count -eq 1 -and "$($e[0])" -match "'Timestamp'" -and "$($e[0])" -match '\b(Specify|Check)\b' }
    }
}
@{
    Id        = 'day and time of day in two columns'
    Input     = { [pscustomobject]@{ Name = 'jobs'; Value = 3; Date = '2026-11-25'; Time = '09:53:29' } }
    Arguments = @{ Namespace = 'LAB.Jobs'; TimeZone = '+08:00' }
    Expect    = { param($m, $e, $w) $m[0].CollectTime -eq 1795571609000 -and $w.Count -eq 0 }
}
@{
    Id        = '-TimestampProperty comes before every column, and -Timestamp before that'
    Input     = { [pscustomobject]@{ Name = 'jobs'; Value = 3; Timestamp = '2020-01-01'; When = $text } }.GetNewClosure()
    Arguments = @{ Namespace = 'LAB.Jobs'; TimestampProperty = 'when' }
    Expect    = { param($m, $e, $w) $m[0].CollectTime -eq 1795571609000 -and $w.Count -eq 0 }
}
@{
    Id        = '-TimestampProperty that a row lacks is an error that names it'
    Input     = { [pscustomobject]@{ Name = 'jobs'; Value = 3; When = '' }; [pscustomobject]@{ Name = 'jobs'; Value = 3 } }
    Arguments = @{ Namespace = 'LAB.Jobs'; TimestampProperty = 'When' }
    Expect    = { param($m, $e, $w) $m.Count -eq 0 -and $e.Count -eq 2 -and "$($e[0])" -match "'When'" -and "$($e[1])" -match "'When'" }
}
foreach ($zone in 'UTC', '+08:00', 'Nepal Standard Time', '-03:30') {
    $offset = switch ($zone) { 'UTC' { [timespan]::Zero } '+08:00' { [timespan]'08:00' } '-03:30' { -[timespan]'03:30' } default { [timespan]'05:45' } }
    @{
        Id        = "a log of counters whose clock is called local is of $zone"
        Input     = {
            $clock = [datetime]::SpecifyKind([datetime]::new(2026, 11, 25, 1, 53, 29) + $offset, 'Local')
            $sample = [pscustomobject]@{ Path = '\\kt01\memory\pages/sec'; CookedValue = 4.5; Status = 0; Timestamp = $clock }
            [pscustomobject]@{ PSTypeName = 'Microsoft.PowerShell.Commands.GetCounter.PerformanceCounterSampleSet'; Timestamp = $clock; CounterSamples = @($sample) }
            [pscustomobject]@{ Timestamp = $clock.ToString('yyyy-MM-dd HH:mm:ss'); Path = '\\kt02\memory\pages/sec'; Value = '4.5' }
            $sample.Path = '\\kt03\memory\pages/sec'
            $sample
        }.GetNewClosure()
        Arguments = @{ TimeZone = $zone }
        Expect    = { param($m, $e, $w) $m.Count -eq 3 -and @($m | Where-Object { $_.CollectTime -ne 1795571609000 }).Count -eq 0 }
    }
}
