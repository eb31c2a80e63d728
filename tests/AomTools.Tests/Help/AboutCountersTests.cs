using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Help;

/// <summary>Compares the mapping, units and statuses in about_AomTools_Counters with the results of New-AomMetric.</summary>
public sealed class AboutCountersTests : IDisposable
{
    private static readonly AboutTopic s_topic = new("about_AomTools_Counters");

    private readonly PowerShellSession _session = new();

    public static TheoryData<string, string, string> Mappings
    {
        get
        {
            TheoryData<string, string, string> rows = [];
            string[] lines = [.. s_topic.Section("NAMES")];
            for (int i = 0; i < lines.Length; i++)
            {
                if (lines[i].StartsWith(@"    \\", StringComparison.Ordinal))
                {
                    rows.Add(lines[i].Trim(), Regex.Replace(lines[i + 1].Trim(), " +", " "), lines[i + 2].Trim());
                }
            }

            return rows;
        }
    }

    public static TheoryData<string, string> Units => Table("UNITS", @"^ {4}(\\\S.*?) {2,}(\S+)$");

    public static TheoryData<string, string> Statuses => Table("STATUS", @"^ {4}(0x\w{8}) {2,}(\S.*)$");

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Has_its_tables()
    {
        Assert.Equal(4, Mappings.Count);
        Assert.Equal(10, Units.Count);
        Assert.Equal(8, Statuses.Count);
    }

    [Theory]
    [MemberData(nameof(Mappings))]
    public void Shows_the_mapping_of_a_path(string path, string series, string dimensions)
    {
        AomMetric metric = Made(path);
        Assert.Equal((series, dimensions), ($"{metric.Namespace} {metric.Name} {metric.Unit}", metric.Dimensions.ToString()));
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void Lists_the_unit(string path, string unit) => Assert.Equal(unit, Made(@"\\srv01" + path).Unit);

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Lists_what_a_status_means(string status, string meaning)
    {
        uint code = uint.Parse(status[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        PowerShellResult result = _session.Pipe(new[] { TestCounters.Sample(@"\\srv01\memory\pages/sec", 1, status: code) }, "$input | New-AomMetric");
        Assert.Contains($"status {status}, {meaning}", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    private static TheoryData<string, string> Table(string heading, string pattern)
    {
        TheoryData<string, string> rows = [];
        foreach (Match match in s_topic.Section(heading).Select(line => Regex.Match(line, pattern)).Where(match => match.Success))
        {
            rows.Add(match.Groups[1].Value, match.Groups[2].Value);
        }

        return rows;
    }

    private AomMetric Made(string path) => _session
        .Pipe(new[] { TestCounters.Sample(path, 1, type: PerformanceCounterType.NumberOfItems64) }, "$input | New-AomMetric").ThrowIfFailed().Single<AomMetric>();
}
