using System;
using System.Linq;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>The time of a metric: the columns and notations that administrators have, and what is reported if none is recognized.</summary>
public sealed class TimeInputTests : IDisposable
{
    private const string Instant = "2026-11-25T01:53:29.0000000Z";

    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("Timestamp")]
    [InlineData("TIMESTAMP")]
    [InlineData("@timestamp")]
    [InlineData("CollectTime")]
    [InlineData("collect_time")]
    [InlineData("DateTime")]
    [InlineData("datetime")]
    [InlineData("Date")]
    [InlineData("Time")]
    public void New_ColumnWithATime_IsUsed(string column)
    {
        foreach (string value in new[] { "'2026-11-25T01:53:29Z'", "'2026/11/25 01:53:29'", "1795571609", "'1795571609000'", "'20261125015329'", "[datetime]::new(2026, 11, 25, 1, 53, 29, [DateTimeKind]::Utc)" })
        {
            Assert.Equal(Instant, GetTime($"[pscustomobject]@{{ Name = 'jobs'; Value = 3; '{column}' = {value} }} | New-AomMetric -Namespace DEMO.Jobs -TimeZone UTC"));
            Assert.Equal(Instant, GetTime($"@{{ open = 3; '{column}' = {value} }} | New-AomMetric -Namespace DEMO.Jobs -MetricProperty open -TimeZone UTC"));
        }
    }

    [Fact]
    public void New_DayAndTimeOfDayInTwoColumns_AreOneTime()
    {
        Assert.Equal(Instant, GetTime("[pscustomobject]@{ Name = 'jobs'; Value = 3; Date = '2026-11-25'; Time = '01:53:29' } | New-AomMetric -Namespace DEMO.Jobs -TimeZone UTC"));
        Assert.Equal(Instant, GetTime("[pscustomobject]@{ Name = 'jobs'; Value = 3; Date = [datetime]'2026-11-25'; Time = [timespan]'01:53:29' } | New-AomMetric -Namespace DEMO.Jobs -TimeZone UTC"));
        Assert.Equal(Instant, GetTime("[pscustomobject]@{ Name = 'jobs'; Value = 3; Date = '25.11.2026'; Time = '01:53:29' } | New-AomMetric -Namespace DEMO.Jobs -TimeZone UTC -Culture de-DE"));
    }

    [Theory]
    [InlineData("+08:00")]
    [InlineData("+0800")]
    [InlineData("+8")]
    [InlineData("8:00")]
    [InlineData("UTC+8")]
    [InlineData("gmt+08:00")]
    [InlineData("Asia/Shanghai")]
    [InlineData("China Standard Time")]
    public void New_TimeZoneByIdOrOffset_DecidesForText(string zone)
    {
        Assert.SkipUnless(TestZones.HasNames || zone != "Asia/Shanghai", "Without ICU, Windows has no IANA names.");
        Assert.Equal(Instant, GetTime($"[pscustomobject]@{{ Name = 'jobs'; Value = 3; Timestamp = '2026-11-25 09:53:29' }} | New-AomMetric -Namespace DEMO.Jobs -TimeZone '{zone}'"));
    }

    [Theory]
    [InlineData("([timespan]'08:00')")]
    [InlineData("8")]
    [InlineData("+08:00")]
    [InlineData("([TimeZoneInfo]::FindSystemTimeZoneById('China Standard Time'))")]
    public void New_TimeZoneOfAnotherType_DecidesForText(string zone) =>
        Assert.Equal(Instant, GetTime($"New-AomMetric jobs 3 -Namespace DEMO.Jobs -Timestamp '2026-11-25 09:53:29' -TimeZone {zone}"));

    [Theory]
    [InlineData("'+15:00'")]
    [InlineData("'+08:75'")]
    [InlineData("'Nowhere/Land'")]
    [InlineData("99")]
    [InlineData("''")]
    public void New_ZoneThatDoesNotExist_EndsWithTheRemedy(string zone)
    {
        PowerShellResult result = _session.Run($"New-AomMetric jobs 3 -Namespace DEMO.Jobs -TimeZone {zone}");
        Assert.StartsWith("TimeZoneNotFound", result.Error.FullyQualifiedErrorId);
        Assert.Contains("+08:00", result.Error.ToString());
    }

    // Import-Counter marks the clock of a log as local, wherever the log is from.
    [Theory]
    [InlineData("$args[0]")]
    [InlineData("$args[0].CounterSamples")]
    [InlineData("[pscustomobject]@{ Timestamp = $args[0].Timestamp; CounterSamples = $args[0].CounterSamples }")]
    [InlineData("$args[0].CounterSamples | ForEach-Object { [pscustomobject]@{ Path = $_.Path; Value = $_.CookedValue; Timestamp = $_.Timestamp } }")]
    public void New_TimeZone_DecidesForCounters(string input)
    {
        DateTime wall = new(2026, 11, 25, 7, 38, 29, DateTimeKind.Local);
        var sample = TestCounters.Sample(@"\\kt01\memory\pages/sec", 4.5);
        sample.Timestamp = wall;
        Assert.Equal(Instant, GetTime(input + " | New-AomMetric -TimeZone +05:45", TestCounters.SetAt(wall, [sample])));
    }

    [Theory]
    [InlineData("'/Date(1795571609000)/'")]
    [InlineData("[datetime]::new(2026, 11, 25, 1, 53, 29, [DateTimeKind]::Utc)")]
    [InlineData("'2026-11-25T01:53:29Z'")]
    public void New_TimeThatWindowsPowerShellWroteAsJson_IsRead(string inner)
    {
        Assert.Equal(Instant, GetTime($"[pscustomobject]@{{ Name = 'jobs'; Value = 3; Timestamp = [pscustomobject]@{{ value = {inner}; DisplayHint = 2; DateTime = 'Wednesday' }} }} | New-AomMetric -Namespace DEMO.Jobs"));
        Assert.Equal(Instant, GetTime($"@{{ Name = 'jobs'; Value = 3; Timestamp = @{{ value = {inner}; DisplayHint = 2; DateTime = 'Wednesday' }} }} | New-AomMetric -Namespace DEMO.Jobs"));
        Assert.Equal(Instant, GetTime($"[pscustomobject]@{{ open = 3; at = [pscustomobject]@{{ value = {inner}; DisplayHint = 2; DateTime = 'Wednesday' }} }} | New-AomMetric -Namespace DEMO.Jobs -MetricProperty open -TimestampProperty at"));
    }

    [Theory]
    [InlineData("When = '2026-11-25T01:53:29Z'", "When")]
    [InlineData("LoggedAt = [datetime]'2026-11-25'", "LoggedAt")]
    [InlineData("event_time = 1795571609", "event_time")]
    [InlineData("event_time = 20261125015329", "event_time")]
    [InlineData("LogDate = 20261125", "LogDate")]
    [InlineData("LogDate = 46351.08", "LogDate")]
    [InlineData("Zeit = '25.11.2026 01:53:29'", "Zeit")]
    [InlineData("Date = '25.11.2026'", "Date")]
    [InlineData("Time = '01:53'", "Time")]
    public void New_ColumnThatLooksLikeATime_IsNamedInOneWarning(string column, string name)
    {
        PowerShellResult result = _session.Run($"1..3 | ForEach-Object {{ [pscustomobject]@{{ Name = 'jobs'; Value = $_; {column} }} }} | New-AomMetric -Namespace DEMO.Jobs").ThrowIfFailed();
        Assert.Equal(3, result.Values<AomMetric>().Count());
        Assert.Contains($"'{name}'", Assert.Single(result.Warnings));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ Name = 'jobs'; Value = 3; ResponseTime = 12.5; RunTime = '00:01:30'; Site = '10.2.3.4' } | New-AomMetric -Namespace DEMO.Jobs")]
    [InlineData("[pscustomobject]@{ Time = 250; When = '2026-11-25' } | New-AomMetric -Namespace DEMO.Jobs -MetricProperty Time -DimensionProperty When")]
    [InlineData("[pscustomobject]@{ open = 3; When = '2026-11-25' } | New-AomMetric -Namespace DEMO.Jobs -MetricProperty open -Timestamp 1795571609")]
    [InlineData("[Diagnostics.Process]::GetCurrentProcess() | New-AomMetric -Namespace DEMO.Jobs -MetricProperty WorkingSet64")]
    [InlineData("[IO.FileInfo]::new([Environment]::ProcessPath) | New-AomMetric -Namespace DEMO.Jobs -MetricProperty Length")]
    public void New_WithoutATime_DoesNotWarn(string script)
    {
        PowerShellResult result = _session.Run(script).ThrowIfFailed();
        Assert.Single(result.Values<AomMetric>());
        Assert.Empty(result.Warnings);
    }

    [Theory]
    [InlineData("'2612-01-24T00:00:00Z'")]
    [InlineData("[datetime]::MinValue")]
    [InlineData("20261301015329")]
    [InlineData("'yesterday'")]
    [InlineData("'25.11.2026 01:53'")]
    public void New_TimeThatCannotBe_IsAnErrorThatNamesThePropertyAndTheRemedy(string value)
    {
        PowerShellResult result = _session.Run($"[pscustomobject]@{{ Name = 'jobs'; Value = 3; Timestamp = {value} }} | New-AomMetric -Namespace DEMO.Jobs");
        Assert.Empty(result.Output);
        Assert.Matches(@"'Timestamp'.*\b(Check|Specify)\b", result.Error.ToString());
    }

    [Fact]
    public void New_Culture_ReadsNumbersAndDates()
    {
        AomMetric metric = _session.Run("[pscustomobject]@{ Umsatz = '1.234,5'; Zeit = '25.11.2026 01:53:29' } | New-AomMetric -Namespace DEMO.Shop -MetricProperty Umsatz -TimestampProperty Zeit -Culture de-DE -TimeZone UTC").ThrowIfFailed().Single<AomMetric>();
        Assert.Equal((1234.5, Instant), (metric.Value, metric.Timestamp.UtcDateTime.ToString("o")));
        Assert.Equal(12.5, _session.Run(@"[pscustomobject]@{ Path = '\\a\b\c'; CookedValue = '12,5' } | New-AomMetric -Culture de-DE").ThrowIfFailed().Single<AomMetric>().Value);
        Assert.Equal(12.5, _session.Run("New-AomMetric a '12,5' -Namespace A.b -Culture de-DE").ThrowIfFailed().Single<AomMetric>().Value);
        Assert.Contains("-Culture", _session.Run("New-AomMetric a '12,5' -Namespace A.b").Error.ToString());
    }

    // One clock tick, in one run or in several: AOM keeps one value per series and millisecond.
    [Theory]
    [InlineData("1..500 | ForEach-Object { @{ Name = 'jobs'; Value = $_ } } | New-AomMetric -Namespace DEMO.Tick")]
    [InlineData("foreach ($i in 1..100) { New-AomMetric jobs $i -Namespace DEMO.Tock }")]
    [InlineData("1..100 | ForEach-Object { [pscustomobject]@{ jobs = $_ } } | New-AomMetric -Namespace DEMO.Tuck -MetricProperty jobs")]
    public void New_StampedWithNow_NeverCollides(string script)
    {
        PowerShellResult result = _session.Run(script).ThrowIfFailed();
        long[] times = [.. result.Values<AomMetric>().Select(metric => metric.CollectTime)];
        Assert.Equal(times.Length, times.Distinct().Count());
        Assert.Equal(times.Order(), times);
        Assert.Empty(result.Warnings);
    }

    private string GetTime(string script, params object[] arguments)
    {
        PowerShellResult result = _session.Run(script, arguments).ThrowIfFailed();
        Assert.Empty(result.Warnings);
        return result.Single<AomMetric>().Timestamp.UtcDateTime.ToString("o");
    }
}
