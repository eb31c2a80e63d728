using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Help;

/// <summary>Compares the XML help with the pages. If they differ, run ./build.ps1 -Task Help.</summary>
public sealed class HelpXmlTests
{
    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private static readonly Dictionary<string, XElement[]> s_commands = new[] { "en-US", "zh-CN" }.ToDictionary(culture => culture, Load);

    public static TheoryData<string> Cultures => [.. s_commands.Keys];

    public static TheoryData<string, string> Pages => [.. s_commands.Keys.SelectMany(culture => HelpPage.In(culture).Select(page => (culture, page.Name)))];

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Holds_every_page(string culture) =>
        Assert.Equal(HelpPage.In(culture).Select(page => page.Name), s_commands[culture].Select(GetName).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Says_what_the_page_says(string culture, string name)
    {
        XElement command = Command(culture, name);
        HelpPage page = Page(culture, name);
        Assert.Equal(Plain(page.Section("SYNOPSIS")), Text(command.Element(s_command + "details")!.Element(s_maml + "description")));
        Assert.Equal(Plain(page.Section("DESCRIPTION")), Text(command.Element(s_maml + "description")));
        Assert.Equal(Plain(page.Section("NOTES")), Text(command.Element(s_maml + "alertSet")));
        Assert.Equal(Types(page, "INPUTS"), Types(command, "inputTypes"));
        Assert.Equal(Types(page, "OUTPUTS"), Types(command, "returnValues"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Explains_parameters_as_the_page_does(string culture, string name) => Assert.Equal(
        Page(culture, name).Parameters.Select(parameter => (parameter.Name, Plain(parameter.Description), parameter.Value("DefaultValue"))),
        Command(culture, name).Element(s_command + "parameters")!.Elements().Select(parameter => (
            parameter.Element(s_maml + "name")!.Value,
            Text(parameter.Element(s_maml + "description")),
            parameter.Element(s_dev + "defaultValue")!.Value)));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Has_the_examples_of_the_page(string culture, string name) => Assert.Equal(
        Page(culture, name).Examples.Select(example => ($"--------- {example.Title} ---------", example.Code, Plain(example.Text))),
        Command(culture, name).Element(s_command + "examples")!.Elements().Select(example => (
            example.Element(s_maml + "title")!.Value,
            example.Element(s_dev + "code")!.Value,
            Text(example.Element(s_dev + "remarks")))));

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Holds_no_mark_of_Markdown_or_of_its_maker(string culture) =>
        Assert.DoesNotContain(s_commands[culture].Descendants(s_maml + "para"), para => Regex.IsMatch(para.Value, "[`\u0080]|REMOVE_ME"));

    private static XElement[] Load(string culture) =>
        [.. XDocument.Load(Path.Combine(ModuleUnderTest.Root, culture, "AomTools.dll-Help.xml"), LoadOptions.PreserveWhitespace).Root!.Elements(s_command + "command")];

    private static HelpPage Page(string culture, string name) => HelpPage.In(culture).Single(page => page.Name == name);

    private static XElement Command(string culture, string name) => s_commands[culture].Single(command => GetName(command) == name);

    private static string GetName(XElement command) => command.Element(s_command + "details")!.Element(s_command + "name")!.Value;

    private static IEnumerable<(string Name, string Text)> Types(HelpPage page, string section) =>
        page.Parts(section).Select(part => (part.Title, Plain(part.Text)));

    private static IEnumerable<(string Name, string Text)> Types(XElement command, string list) => command.Element(s_command + list)!.Elements()
        .Select(type => (type.Element(s_dev + "type")!.Element(s_maml + "name")!.Value, Text(type.Element(s_maml + "description"))));

    private static string Text(XElement? parent) => Plain(string.Join(' ', parent!.Descendants(s_maml + "para").Select(para => para.Value)));

    private static string Plain(string text) => Regex.Replace(text.Replace("`", string.Empty, StringComparison.Ordinal), @"\s+", " ").Trim();
}
