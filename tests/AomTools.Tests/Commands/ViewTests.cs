using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Tests the table of each output type in 120 columns, live or deserialized, in any culture.</summary>
public sealed class ViewTests : IDisposable
{
    private static readonly Dictionary<Type, string[]> s_expected = new()
    {
        [typeof(AomMetric)] =
        [
            "Timestamp                 Namespace            Name                              Value Unit     Dimensions",
            $"{Local(TestMetrics.Noon)} NOPAAS.ESC           cpu_util                          35.25 Percent  host=srv01",
        ],
        [typeof(AomCounterSampleSet)] =
        [
            "Timestamp                 Path : CookedValue Unit",
            $@"{Local(TestMetrics.Noon)} \\srv01\filesystem(/srv/data)\system.filesystem.inodes.utilization : 12.3457 Percent",
            @"                          \\srv01\memory\system.memory.limit : 25276514304 Bytes",
        ],
        [typeof(AomCounterSample)] =
        [
            "Path                                                                                     CookedValue Unit",
            @"\\srv01\filesystem(/srv/data)\system.filesystem.inodes.utilization                           12.3457 Percent",
        ],
        [typeof(AomCounterSet)] =
        [
            "CounterSetName Instances      Counters Description",
            "load           SingleInstance        3 Average number of threads that run, wait for a processor, or wait for a disk.",
        ],
        [typeof(AomMetricTestResult)] =
        [
            "IsValid Metric                                   Violations, Warnings",
            "False   Name=cpu                                 The value of dimension 'host' has 65 characters; AOM accepts 1 to 64.",
            "                                                 Give a shorter one, or use -Sanitize.",
            "                                                 The value is missing.",
        ],
        [typeof(AomViolation)] =
        [
            "Rule                     Field                    Message",
            "DimensionValueLength     dimensions[host]         The value of dimension 'host' has 65 characters; AOM accepts 1 to 64.",
            "                                                  Give a shorter one, or use -Sanitize.",
        ],
        [typeof(AomSendResult)] =
        [
            "Status      IsReplay  Metrics  Bytes Attempts    Elapsed StatusCode ErrorCode           ErrorMessage",
            "Rejected    False       12345  39999        5    1.500 s        400 SVCSTG_AMS_4000101  the report metric data item ex…",
        ],
        [typeof(AomSendSummary)] =
        [
            "Submitted  Accepted Rejected Undelivered Spooled Pending Replayed ReplayRejected Requests      Bytes    Elapsed Exit",
            "100000007 100000000        0           7       0       9        0              0        2 2000000000 3725.500 s    2",
        ],
        [typeof(AomSpoolEntry)] =
        [
            "State    Metrics    Bytes FirstTimestamp            ExpiresAt                 File",
            $"Expired        1        7 {Local(TestMetrics.Noon)} {Local(TestMetrics.Noon.AddHours(24))} entry.journal",
        ],
        [typeof(AomConnection)] =
        [
            "Name       Authentication     AccessKeyId ProjectId                        Endpoint",
            "Default    TemporaryAccessKey HPUA…0001   0123456789abcdef0123456789abcdef https://aom.cn-southwest-2.myhuaweicloud.com",
        ],
        [typeof(AomConnectionTestResult)] =
        [
            "Succeeded Problem        Connection    ClockSkew   Elapsed Message",
            "False     Secret         Default        -1.250 s   0.032 s The access key ID is known, but the secret key is wrong.",
            "                                                           Connect with the right one.",
        ],
    };

    private readonly PowerShellSession _session = new();

    public static TheoryData<Type> Types => [.. s_expected.Keys];

    public void Dispose() => _session.Dispose();

    [Theory]
    [MemberData(nameof(Types))]
    public void Shows_a_table(Type type) => Assert.Equal(s_expected[type], Table(Sample(type)));

    [Theory]
    [MemberData(nameof(Types))]
    public void Shows_the_same_table_after_a_serializer(Type type) => Assert.Equal(s_expected[type], Table(Again(Sample(type))));

    [Theory]
    [MemberData(nameof(Types))]
    public void Shows_the_same_table_where_years_numbers_and_words_are_others(Type type)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("th-TH");
        try
        {
            Assert.Equal(s_expected[type], Table(Sample(type)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Has_a_view_and_a_list_for_every_type_that_a_cmdlet_gives()
    {
        string[] given = [.. typeof(AomMetric).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes<OutputTypeAttribute>())
            .SelectMany(output => output.Type)
            .Select(type => type.Name)
            .Where(name => name.StartsWith("AomTools.", StringComparison.Ordinal))
            .Distinct()];
        Assert.NotEmpty(given);
        string[] expected = [.. given.SelectMany(name => new[] { name, "Deserialized." + name })];
        Assert.Superset(expected.ToHashSet(), Names("AomTools.Format.ps1xml", "TypeName"));
        Assert.Superset(expected.ToHashSet(), Names("AomTools.Types.ps1xml", "Name"));
        Assert.Superset(given.ToHashSet(), s_expected.Keys.Select(type => type.FullName!).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Lists_properties_that_are_there_in_the_order_of_the_types_file(Type type)
    {
        object sample = Sample(type);
        string[] live = Listed(sample);
        Assert.Equal(Properties(type.FullName!), live);
        Assert.Equal(live, Listed(Again(sample)));
        Assert.All(live, name => Assert.NotNull(type.GetProperty(name)));
    }

    [Fact]
    public void Shows_dimensions_as_a_hashtable_is_shown()
    {
        _session.Run("$args[0].Dimensions | Out-Default", ViewSamples.Metric).ThrowIfFailed();
        Assert.Contains(_session.Host.Lines, line => Regex.IsMatch(line, "^Name +Value"));
        Assert.Contains(_session.Host.Lines, line => Regex.IsMatch(line, "^host +srv01"));
    }

    private static object Sample(Type type) => ViewSamples.All().Single(sample => sample.GetType() == type);

    private static object Again(object sample) => PSSerializer.Deserialize(PSSerializer.Serialize(sample, 2));

    private static string Local(DateTimeOffset time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture);

    // Without the rule under the header and the blank lines around; the name of a spool's file is by chance.
    private string[] Table(object sample)
    {
        _session.Host.Lines.Clear();
        _session.Run("$args[0] | Out-Default", sample).ThrowIfFailed();
        string[] lines = [.. _session.Host.Lines.SelectMany(text => text.Split('\n')).Select(line => line.TrimEnd())];
        Assert.All(lines, line => Assert.True(line.Length <= 120, line));
        return [.. lines.Where(line => line.Length > 0 && !line.StartsWith("--", StringComparison.Ordinal))];
    }

    private string[] Listed(object sample) =>
        [.. _session.Run("$args[0].PSStandardMembers.DefaultDisplayPropertySet.ReferencedPropertyNames", sample).ThrowIfFailed().Values<string>()];

    private static HashSet<string> Names(string file, string element) => [.. Read(file).Descendants(element).Select(name => name.Value)];

    private static string[] Properties(string type) =>
        [.. Read("AomTools.Types.ps1xml").Descendants("Type").Single(entry => entry.Element("Name")!.Value == type)
            .Descendants("ReferencedProperties").Elements("Name").Select(name => name.Value)];

    private static XDocument Read(string file) => XDocument.Load(Path.Combine(ModuleUnderTest.Root, "src", "AomTools", file));
}
