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

/// <summary>What a user sees of each output type: tables of 80, 120 and 200 columns, live or deserialized, in any culture.</summary>
public sealed class ViewTests : IDisposable
{
    private static readonly int[] s_widths = [80, 120, 200];

    // The text of each type at each width, with {noon} and {later} for local times.
    private static readonly Dictionary<(string Type, int Width), string[]> s_expected = ReadExpected();

    private readonly PowerShellSession _session = new();

    public static TheoryData<Type> Types => [.. ViewSamples.All().Select(sample => sample.GetType())];

    public void Dispose() => _session.Dispose();

    [Theory]
    [MemberData(nameof(Types))]
    public void Shows_a_table(Type type) => AssertTables(type, Sample(type));

    [Theory]
    [MemberData(nameof(Types))]
    public void Shows_the_same_table_after_a_serializer(Type type) => AssertTables(type, Again(Sample(type)));

    [Theory]
    [MemberData(nameof(Types))]
    public void Shows_the_same_table_where_years_numbers_and_words_are_others(Type type)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("th-TH");
        try
        {
            AssertTables(type, Sample(type));
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
        Assert.Superset(given.ToHashSet(), ViewSamples.All().Select(sample => sample.GetType().FullName!).ToHashSet());
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

    private void AssertTables(Type type, object sample)
    {
        foreach (int width in s_widths)
        {
            string[] expected = s_expected[(type.Name, width)];
            // A deserialized data point does not know the others of its series.
            bool isLive = sample.GetType() == type;
            Assert.Equal(Comparable(isLive ? expected : [.. expected.Where(line => !line.Contains('▁'))]), Comparable(Table(sample, width)));
        }
    }

    // On Windows, PowerShell wraps text one column earlier.
    private static string[] Comparable(string[] lines) => OperatingSystem.IsWindows() ? [string.Concat(lines).Replace(" ", string.Empty)] : lines;

    private static Dictionary<(string, int), string[]> ReadExpected()
    {
        Dictionary<(string, int), string[]> expected = [];
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "views.txt")).ReplaceLineEndings("\n")
            .Replace("{noon                   }", Local(TestMetrics.Noon)).Replace("{later                  }", Local(TestMetrics.Noon.AddHours(24)));
        foreach (string[] lines in text.Split("## ", StringSplitOptions.RemoveEmptyEntries).Select(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries)))
        {
            string[] title = lines[0].Split(' ');
            expected.Add((title[0], int.Parse(title[1], CultureInfo.InvariantCulture)), lines[1..]);
        }

        return expected;
    }

    // Without the rule under the header and the blank lines around; the name of a spool's file is by chance.
    private string[] Table(object sample, int width)
    {
        _session.Host.Lines.Clear();
        _session.Host.Width = width;
        _session.Run("$args[0] | Out-Default", sample).ThrowIfFailed();
        string[] lines = [.. _session.Host.Lines.SelectMany(text => text.Split('\n')).Select(line => line.TrimEnd())];
        Assert.All(lines, line => Assert.True(line.Length <= width, line));
        return [.. lines.Where(line => line.Length > 0 && !line.TrimStart().StartsWith("--", StringComparison.Ordinal))];
    }

    private string[] Listed(object sample) =>
        [.. _session.Run("$args[0].PSStandardMembers.DefaultDisplayPropertySet.ReferencedPropertyNames", sample).ThrowIfFailed().Values<string>()];

    private static HashSet<string> Names(string file, string element) => [.. Read(file).Descendants(element).Select(name => name.Value)];

    private static string[] Properties(string type) =>
        [.. Read("AomTools.Types.ps1xml").Descendants("Type").Single(entry => entry.Element("Name")!.Value == type)
            .Descendants("ReferencedProperties").Elements("Name").Select(name => name.Value)];

    private static XDocument Read(string file) => XDocument.Load(Path.Combine(ModuleUnderTest.Root, "src", "AomTools", file));
}
