using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using AomTools.Tests.Examples;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Help;

/// <summary>Checks the form of the conceptual topics, and that every command, parameter and script in them exists.</summary>
public sealed class AboutTopicTests : IDisposable
{
    private const int MaxColumns = 80;

    // Parameters of PowerShell's own commands that the prose speaks of.
    private static readonly string[] s_others =
    [
        "Certificate", "Command", "ComputerName", "Continuous", "Counter", "EncodedCommand", "ErrorAction", "File", "Force", "List", "MultipleInstances", "RandomDelay",
        "Task", "TrustRepository", "Verbose", "WhatIf",
    ];

    private readonly PowerShellSession _session = new();

    public static TheoryData<string> Topics => [.. AboutTopic.Names];

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Are_eight() => Assert.Equal(
        ["about_AomTools", "about_AomTools_Counters", "about_AomTools_Credentials", "about_AomTools_Errors", "about_AomTools_Fleet", "about_AomTools_Linux", "about_AomTools_Queries", "about_AomTools_Scheduling"], AboutTopic.Names);

    [Theory]
    [MemberData(nameof(Topics))]
    public void Are_found_by_Get_Help(string name)
    {
        string found = string.Concat(_session.Run("Get-Help $args[0]", name).ThrowIfFailed().Output);
        Assert.Contains("LONG DESCRIPTION", found, StringComparison.Ordinal);
        Assert.Contains(name, found, StringComparison.Ordinal);
    }

    // Windows PowerShell reads a file without a mark as ANSI: pure ASCII is the same in both.
    [Theory]
    [MemberData(nameof(Topics))]
    public void Are_ASCII_of_eighty_columns(string name)
    {
        AboutTopic topic = new(name);
        Assert.DoesNotContain(topic.Bytes, value => value is > 126 or (byte)'\t');
        Assert.DoesNotContain(topic.Lines, line => line.Length > MaxColumns || line.EndsWith(' '));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void Have_the_shape_of_topics(string name)
    {
        AboutTopic topic = new(name);
        Assert.Equal(["TOPIC", "SHORT DESCRIPTION", "LONG DESCRIPTION", "SEE ALSO"], topic.Lines.Where(line => line.Length > 0 && line[0] != ' '));
        Assert.Equal(name, topic.Section("TOPIC").First().Trim());
        Assert.Single(topic.Section("SHORT DESCRIPTION"), line => line.Length > 0);
        Assert.All(topic.Section("SEE ALSO").Where(line => line.Length > 0), line => Assert.Contains(line.Trim(), AboutTopic.Names.Concat(Cmdlets())));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void Name_cmdlets_topics_and_scripts_that_exist(string name)
    {
        string text = new AboutTopic(name).Text;
        Assert.All(Matches(text, @"\b[A-Z][a-z]+-Aom\w*\b(?!\.ps1)"), cmdlet => Assert.Contains(cmdlet, Cmdlets()));
        Assert.All(Matches(text, @"\babout_\w+"), topic => Assert.Contains(topic, AboutTopic.Names));
        Assert.All(Matches(text, @"\bSend-\w+\.ps1"), script => Assert.Contains(script, ExampleScript.Names));
    }

    [Fact]
    public void Name_every_topic_and_script_on_the_first_page()
    {
        string text = new AboutTopic("about_AomTools").Text;
        Assert.All(AboutTopic.Names.Concat(ExampleScript.Names), name => Assert.Contains(name, text, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void Name_parameters_that_exist(string name)
    {
        HashSet<string> known = [.. Cmdlets().SelectMany(ParametersOf), .. ExampleScript.Names.SelectMany(ParametersOf), .. s_others];
        Assert.All(Matches(new AboutTopic(name).Prose, @"(?<![\w$'])-[A-Z]\w+"), parameter => Assert.Contains(parameter[1..], known));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void Show_commands_that_parse_and_bind(string name)
    {
        string[] commands = [.. new AboutTopic(name).Commands()];
        Assert.NotEmpty(commands);
        Assert.All(commands, AssertBinds);
    }

    // Scripts in texts, such as the arguments of a task or the ExecStart of a service.
    [Theory]
    [MemberData(nameof(Topics))]
    public void Give_scripts_parameters_that_they_have(string name)
    {
        foreach (Match call in Regex.Matches(new AboutTopic(name).Text, @"(Send-\w+\.ps1)(?:""|')*((?:[\s\\+'`]+-[A-Z]\w+ [^\s']+)+)"))
        {
            Assert.All(Matches(call.Groups[2].Value, @"(?<=\s|')-[A-Z]\w+"), parameter => Assert.Contains(parameter[1..], ParametersOf(call.Groups[1].Value)));
        }
    }

    private static IEnumerable<string> Matches(string text, string pattern) => Regex.Matches(text, pattern).Select(match => match.Value).Distinct();

    private void AssertBinds(string command)
    {
        ScriptBlockAst script = Parser.ParseInput(command, out _, out ParseError[] errors);
        Assert.True(errors.Length == 0, command + "\n" + string.Join("\n", errors.Select(error => error.Message)));
        foreach (CommandAst call in script.FindAll(ast => ast is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>())
        {
            string called = Path.GetFileName(call.GetCommandName()) ?? string.Empty;
            if (Cmdlets().Concat(ExampleScript.Names).Contains(called))
            {
                Assert.All(call.CommandElements.OfType<CommandParameterAst>(), given => Assert.Contains(given.ParameterName, ParametersOf(called)));
            }
        }
    }

    private string[] Cmdlets() => [.. _session.Run("(Get-Module AomTools).ExportedCmdlets.Keys | ForEach-Object { $_ }").Values<string>()];

    private IEnumerable<string> ParametersOf(string command) => command.EndsWith(".ps1", StringComparison.Ordinal)
        ? new ExampleScript(command).Parameters
        : _session.Run("(Get-Command $args[0]).Parameters.Keys | ForEach-Object { $_ }", command).Values<string>();
}
