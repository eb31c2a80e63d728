using System;
using System.IO;
using System.Linq;
using System.Text;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Counters from files: the CSV of perfmon, relog, typeperf and Export-Counter, as objects of Import-Csv and read by -LiteralPath.</summary>
public sealed class RecordedCounterTests : IDisposable
{
    private const string Heading = "\"(PDH-CSV 4.0) (China Standard Time)(-480)\",\"\\\\APP11\\Processor(_Total)\\% Processor Time\",\"\\\\APP11\\Memory\\Available MBytes\"";
    private const string First = "\"11/25/2026 01:53:29.123\",\"12.5\",\" \"";
    private const string Second = "\"11/25/2026 01:53:44.123\",\"13\",\"2048\"";

    private readonly PowerShellSession _session = new();
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");

    public void Dispose()
    {
        File.Delete(_file);
        _session.Dispose();
    }

    [Fact]
    public void New_RowsOfImportCsv_AreCountersWithTheZoneOfTheHeading()
    {
        AomMetric[] metrics = Check(_session.Run(
            "foreach ($row in @('11/25/2026 01:53:29.123', '12.5', ' '), @('11/25/2026 01:53:44.123', '13', '2048')) {"
            + " [pscustomobject][ordered]@{ '(PDH-CSV 4.0) (China Standard Time)(-480)' = $row[0]; '\\\\APP11\\Processor(_Total)\\% Processor Time' = $row[1]; '\\\\APP11\\Memory\\Available MBytes' = $row[2] }"
            + " | New-AomMetric }"));
        Assert.All(metrics, metric => Assert.Equal("app11", metric.Dimensions["host"]));
        Assert.Equal("2026-11-24T17:53:29.1230000Z", metrics[0].Timestamp.UtcDateTime.ToString("o"));
        Assert.Equal(TimeSpan.FromHours(8), metrics[0].Timestamp.Offset);
    }

    public static TheoryData<string> Files => new()
    {
        string.Join("\r\n", Heading, First, Second),
        string.Join("\n", "", Heading, First, Second, "", "Exiting, please wait...                         ", "The command completed successfully."),
        string.Join("\r\n", Heading, First, Second).Replace(',', ';'),
        string.Join("\r\n", Heading, First, Second).Replace(',', '\t').Replace("PDH-CSV", "PDH-TSV"),
        string.Join("\r\n", Heading, First, Second).Replace("\"", ""),
        string.Join("\r\n", Heading + ",\"\"", First + ",\"\"", Second),
        string.Join("\r\n", Heading, "\"11/25/2026 1:53:29.123 AM\",12.5,", "\"11/25/2026 1:53:44.123 AM\",13,2048").Replace(".123 AM", " AM"),
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void New_File_IsRead(string content)
    {
        foreach (Encoding encoding in new[] { new UTF8Encoding(false), Encoding.UTF8, Encoding.Unicode })
        {
            File.WriteAllText(_file, content, encoding);
            Check(_session.Run("New-AomMetric -LiteralPath $args[0]", _file));
        }
    }

    [Theory]
    [InlineData("(PDH-CSV 4.0) (China Standard Time)(-480)", "", "2026-11-24T17:53:29Z")]
    [InlineData("(PDH-CSV 4.0) (Eastern Standard Time)(300)", "", "2026-11-25T06:53:29Z")]
    [InlineData("(PDH-CSV 4.0) (GMT (Winter))(0)", "", "2026-11-25T01:53:29Z")]
    [InlineData("(PDH-CSV 4.0) (Nepal)(-345)", "", "2026-11-24T20:08:29Z")]
    [InlineData("(PDH-CSV 4.0)(-60)", "", "2026-11-25T00:53:29Z")]
    [InlineData("(PDH-CSV 4.0)", "-TimeZone +05:45", "2026-11-24T20:08:29Z")]
    [InlineData("(PDH-CSV 4.0) (China Standard Time)(-480)", "-TimeZone UTC", "2026-11-25T01:53:29Z")]
    [InlineData("Time", "-TimeZone UTC -Culture en-US", "2026-11-25T01:53:29Z")]
    [InlineData("When", "-TimestampProperty When -TimeZone UTC -Culture en-US", "2026-11-25T01:53:29Z")]
    public void New_TimeOfALog_IsThatOfItsHeadingOrOfTimeZone(string heading, string arguments, string expected)
    {
        PowerShellResult result = _session.Run("[pscustomobject]@{ $args[0] = '11/25/2026 01:53:29'; '\\\\app11\\memory\\pages/sec' = '4' } | New-AomMetric " + arguments, heading).ThrowIfFailed();
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), result.Single<AomMetric>().Timestamp);
    }

    [Fact]
    public void New_LogOfAnotherDelimiter_SaysSo()
    {
        Assert.Contains("-Delimiter", _session.Run("[pscustomobject]@{ $args[0] = 'x' } | New-AomMetric", Heading.Replace("\"", "")).Error.ToString());
        Assert.Contains("no column with a counter", _session.Run("[pscustomobject]@{ '(PDH-CSV 4.0)' = '11/25/2026 01:53:29' } | New-AomMetric").Error.ToString());
    }

    [Fact]
    public void New_BadCellOrTime_IsOneErrorThatNamesIt()
    {
        PowerShellResult result = _session.Run("[pscustomobject]@{ '(PDH-CSV 4.0)(0)' = '11/25/2026 01:53:29'; '\\\\a\\memory\\pages/sec' = 'x'; '\\\\a\\system\\threads' = '5' } | New-AomMetric");
        Assert.Contains("pages/sec", Assert.Single(result.Errors).ToString());
        Assert.Equal("threads", result.Single<AomMetric>().Name);
        Assert.Contains("'soon' is not a time", _session.Run("[pscustomobject]@{ '(PDH-CSV 4.0)(0)' = 'soon'; '\\\\a\\system\\threads' = '5' } | New-AomMetric").Error.ToString());
    }

    [Fact]
    public void New_FileOfRows_TakesAllParameters()
    {
        File.WriteAllText(_file, "#TYPE Selected.X\nsite;open;Timestamp\n\"a;\"\"b\"\"\";3;2026-11-25T01:53:29Z\nlübeck;x;2026-11-25T01:53:29Z\n");
        PowerShellResult result = _session.Run("New-AomMetric -LiteralPath $args[0] -Namespace DEMO.Files -MetricProperty open -DimensionProperty site", _file);
        Assert.Equal("site=a;\"b\"", result.Single<AomMetric>().Dimensions.ToString());
        Assert.Equal("lübeck", ((System.Management.Automation.PSObject)result.Error.TargetObject).Properties["site"].Value);
    }

    [Fact]
    public void New_FileThatCannotBeRead_IsAnErrorAndTheNextIsRead()
    {
        File.WriteAllText(_file, string.Join("\r\n", Heading, First, Second));
        PowerShellResult result = _session.Run("New-AomMetric -LiteralPath /nowhere/at.csv, /nowhere/log.blg, Env:/HOME, Nowhere:/at.csv, $args[0]", _file);
        Assert.Equal(["FileUnreadable", "FileUnreadable", "FileUnreadable", "FileUnreadable"], result.ErrorIds);
        Assert.Contains("relog", result.Errors[1].ToString());
        Assert.Equal(3, result.Values<AomMetric>().Count());
    }

    [Theory]
    [InlineData("[pscustomobject]@{ Path = '\\\\app11\\system\\threads'; Value = 1200; Timestamp = '2026-11-25T01:53:29Z' }")]
    [InlineData("[pscustomobject]@{ Path = '\\\\app11\\system\\threads'; Value = '1200'; Time = '2026-11-25T01:53:29Z' }")]
    [InlineData("@{ Path = '\\\\app11\\system\\threads'; CookedValue = '1200'; '@timestamp' = 1795571609 }")]
    public void New_ObjectWithPathAndValue_IsACounter(string input)
    {
        AomMetric metric = _session.Run(input + " | New-AomMetric").ThrowIfFailed().Single<AomMetric>();
        Assert.Equal(("WINDOWS.System", "threads", "host=app11", 1795571609000L), (metric.Namespace, metric.Name, metric.Dimensions.ToString(), metric.CollectTime));
    }

    // Windows PowerShell writes dates and some arrays in a form of its own.
    [Theory]
    [InlineData("@($sample, $sample2)")]
    [InlineData("[pscustomobject]@{ value = @($sample, $sample2); Count = 2 }")]
    public void New_SetFromJsonOfWindowsPowerShell_IsRead(string samples)
    {
        PowerShellResult result = _session.Run(
            "$time = [pscustomobject]@{ value = '/Date(1795571609000)/'; DisplayHint = 2; DateTime = 'Wednesday' };"
            + "$sample = [pscustomobject]@{ Path = '\\\\app11\\system\\threads'; CookedValue = 1200; CounterType = 65536; Status = 0; Timestamp = '/Date(1795571609000)/' };"
            + "$sample2 = [pscustomobject]@{ Path = '\\\\app11\\memory\\pages/sec'; CookedValue = 4.5; CounterType = 272696320; Status = 0; Timestamp = '/Date(1795571609000)/' };"
            + "[pscustomobject]@{ Timestamp = $time; CounterSamples = " + samples + " } | New-AomMetric").ThrowIfFailed();
        Assert.Equal(["threads", "pages_per_sec"], result.Values<AomMetric>().Select(metric => metric.Name));
        Assert.All(result.Values<AomMetric>(), metric => Assert.Equal(1795571609000L, metric.CollectTime));
    }

    private static AomMetric[] Check(PowerShellResult result)
    {
        AomMetric[] metrics = [.. result.ThrowIfFailed().Values<AomMetric>()];
        Assert.Equal(
            ["WINDOWS.Processor percent_processor_time 12.5 Percent", "WINDOWS.Processor percent_processor_time 13 Percent", "WINDOWS.Memory available_mbytes 2048 MB"],
            metrics.Select(metric => FormattableString.Invariant($"{metric.Namespace} {metric.Name} {metric.Value} {metric.Unit}")));
        Assert.Equal(15_000, metrics[1].CollectTime - metrics[0].CollectTime);
        Assert.Empty(result.Warnings);
        return metrics;
    }
}
