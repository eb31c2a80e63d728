using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Help;

/// <summary>Holds the pages of en-US against the cmdlets: what the one says, the other has.</summary>
public sealed class HelpPageTests : IDisposable
{
    private readonly PowerShellSession _session = new();

    public static TheoryData<string> Names => [.. HelpPage.All.Select(page => page.Name)];

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Every_cmdlet_has_a_page() => Assert.Equal(
        _session.Run("(Get-Module AomTools).ExportedCmdlets.Keys").Values<string>().Order(StringComparer.Ordinal),
        HelpPage.All.Select(page => page.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_section_says_something(string name)
    {
        HelpPage page = HelpPage.Of(name);
        Assert.All(["SYNOPSIS", "DESCRIPTION", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS"], section => Assert.NotEmpty(page.Section(section)));
        Assert.All(page.Parameters, parameter => Assert.NotEmpty(parameter.Description));
        Assert.True(page.Examples.Count() >= 3, "Fewer than three examples.");
        Assert.All(page.Examples, example => Assert.True(example.Code.Length > 0 && example.Text.Length > 0, example.Title));
        Assert.DoesNotContain("{{", File.ReadAllText(Path.Combine(HelpPage.Folder, name + ".md")), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Parameters_are_those_of_the_cmdlet(string name) => Assert.Equal(
        Own(name).Select(Describe),
        HelpPage.Of(name).Parameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal).Select(parameter => string.Join(
            " | ",
            [parameter.Name, parameter.Value("Type"), string.Join(' ', parameter.List("Aliases")), .. parameter.Sets.Order(StringComparer.Ordinal)])));

    [Theory]
    [MemberData(nameof(Names))]
    public void Defaults_are_those_of_the_cmdlet(string name)
    {
        Type type = ((CmdletInfo)Command(name)).ImplementingType;
        object cmdlet = Activator.CreateInstance(type)!;
        Assert.All(HelpPage.Of(name).Parameters, parameter => Assert.Equal(
            (parameter.Name, Default(cmdlet, parameter.Name)),
            (parameter.Name, parameter.Value("DefaultValue"))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Ranges_choices_and_wildcards_are_said(string name) => Assert.All(Own(name), parameter =>
    {
        HelpParameter said = HelpPage.Of(name).Parameters.Single(page => page.Name == parameter.Name);
        Assert.All(parameter.Attributes.OfType<ValidateRangeAttribute>(), range => Assert.Contains($"{range.MinRange} to {range.MaxRange}", said.Description));
        Assert.All(parameter.Attributes.OfType<ValidateSetAttribute>(), set => Assert.Equal(set.ValidValues, said.List("AcceptedValues")));
        Assert.Equal(parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any(), said.Value("SupportsWildcards") == "true");
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Syntax_has_every_parameter_set(string name)
    {
        IEnumerable<string> sets = Command(name).ParameterSets.Select(set => string.Join(
            ' ',
            [set.Name + (set.IsDefault && set.Name != "__AllParameterSets" ? " (Default)" : string.Empty), .. set.Parameters.Select(parameter => parameter.Name).Where(IsOwn).Order(StringComparer.Ordinal)]));
        IEnumerable<string> said = HelpPage.Of(name).Parts("SYNTAX").Select(part => string.Join(
            ' ',
            [part.Title, .. Regex.Matches(part.Text, @"(?<=[\s\[])-(\w+)").Select(match => match.Groups[1].Value).Where(word => word != name).Order(StringComparer.Ordinal)]));
        Assert.Equal(sets.Order(StringComparer.Ordinal), said.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Connect-Aom", typeof(AomConnection))]
    [InlineData("Get-AomCounter", typeof(AomCounterSampleSet))]
    [InlineData("Get-AomCounter", typeof(AomCounterSet))]
    [InlineData("Get-AomSpool", typeof(AomSpoolEntry))]
    [InlineData("Get-AomSeries", typeof(AomSeries))]
    [InlineData("Get-AomMetricData", typeof(AomMetricDataPoint))]
    [InlineData("Get-AomMetricData", typeof(AomQuerySample))]
    [InlineData("Wait-AomMetricData", typeof(AomMetricDataCheck))]
    [InlineData("New-AomMetric", typeof(AomMetric))]
    [InlineData("Register-AomSchedule", typeof(AomSchedule))]
    [InlineData("Send-AomMetricData", typeof(AomSendResult))]
    [InlineData("Send-AomMetricData", typeof(AomSendSummary))]
    [InlineData("Test-AomConnection", typeof(AomConnectionTestResult))]
    [InlineData("Test-AomMetric", typeof(AomMetricTestResult))]
    public void Outputs_name_every_property(string name, Type type)
    {
        string text = HelpPage.Of(name).Parts("OUTPUTS").Single(part => part.Title == type.FullName).Text;
        Assert.All(type.GetProperties(), property => Assert.Matches($@"\b{property.Name}\b", text));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Outputs_are_those_of_the_cmdlet(string name) => Assert.Equal(
        Command(name).OutputType.Select(type => type.Name),
        HelpPage.Of(name).Parts("OUTPUTS").Select(part => part.Title));

    [Fact]
    public void Every_error_is_explained()
    {
        string source = string.Concat(Directory.GetFiles(Path.Combine(ModuleUnderTest.Root, "src", "AomTools", "Commands"), "*Errors.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        string[] ids = [.. Regex.Matches(source, @"""([A-Z]\w+)""").Select(match => match.Groups[1].Value)];
        string notes = string.Join('\n', HelpPage.All.Select(page => page.Section("NOTES")));
        Assert.True(ids.Length >= 14, string.Join(' ', ids));
        Assert.All(ids, id => Assert.Matches($@"\b{id}\b", notes));
    }

    [Fact]
    public void Links_lead_somewhere()
    {
        string[] topics = ["about_AomTools", "about_AomTools_Scheduling", "about_AomTools_Credentials", "about_AomTools_Counters", "about_AomTools_Errors", "about_AomTools_Fleet", "about_AomTools_Linux", "about_AomTools_Queries"];
        Assert.All(
            HelpPage.All.SelectMany(page => page.Section("RELATED LINKS").Split('\n')),
            link => Assert.Contains(link, HelpPage.All.Select(page => $"- [{page.Name}]({page.Name}.md)").Concat(topics.Select(topic => $"- [{topic}]({topic}.help.txt)"))));
    }

    // At 120 columns Get-Help has 116 for code; a line that is broken is no longer what it was.
    [Fact]
    public void Code_fits_a_console() =>
        Assert.All(HelpPage.All.SelectMany(page => page.Examples).SelectMany(example => example.Code.Split('\n')), line => Assert.InRange(line.Length, 0, 110));

    private CommandInfo Command(string name) => _session.Run("Get-Command $args[0]", name).ThrowIfFailed().Single<CommandInfo>();

    private IEnumerable<ParameterMetadata> Own(string name) =>
        Command(name).Parameters.Values.Where(parameter => IsOwn(parameter.Name)).OrderBy(parameter => parameter.Name, StringComparer.Ordinal);

    private static bool IsOwn(string parameter) => !Cmdlet.CommonParameters.Contains(parameter);

    private static string Describe(ParameterMetadata parameter) => string.Join(
        " | ",
        [parameter.Name, parameter.ParameterType.FullName!, string.Join(' ', parameter.Aliases), .. parameter.ParameterSets.Select(Describe).Order(StringComparer.Ordinal)]);

    private static string Describe(KeyValuePair<string, ParameterSetMetadata> set) => string.Join(
        ' ',
        set.Key == "__AllParameterSets" ? "(All)" : set.Key,
        set.Value.Position == int.MinValue ? "Named" : set.Value.Position.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Lower(set.Value.IsMandatory),
        Lower(set.Value.ValueFromPipeline),
        Lower(set.Value.ValueFromPipelineByPropertyName));

    private static string Lower(bool value) => value ? "true" : "false";

    private static string Default(object cmdlet, string parameter) => cmdlet.GetType().GetProperty(parameter)?.GetValue(cmdlet) switch
    {
        SwitchParameter => "False",
        string[] texts => string.Join(", ", texts),
        object value => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
        null => parameter is "WhatIf" or "Confirm" ? "False" : "None",
    };
}
