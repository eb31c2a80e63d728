using System;
using System.IO;
using System.Linq;
using System.Management.Automation.Language;
using AomTools.Counters;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Examples;

/// <summary>Checks the style of all examples: short, explained, valid for Windows PowerShell 5.1, without a secret.</summary>
public sealed class ExampleStyleTests
{
    private const int LinesMax = 50;

    public static TheoryData<string> Names => [.. ExampleScript.Names];

    [Fact]
    public void Are_five() => Assert.Equal(5, Names.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void Are_short_and_ASCII(string name)
    {
        ExampleScript script = new(name);
        Assert.InRange(script.Lines.SkipWhile(line => line != "#>").Count(), 1, LinesMax);
        Assert.DoesNotContain(File.ReadAllBytes(script.Path), value => value is > 126 or (byte)'\t');
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Parse_and_explain_themselves(string name)
    {
        ExampleScript script = new(name);
        Assert.Empty(script.Errors);
        Assert.NotEmpty(script.Help!.Synopsis);
        Assert.Contains("3 the run itself failed", System.Text.RegularExpressions.Regex.Replace(script.Help.Description, @"\s+", " "), StringComparison.Ordinal);
        Assert.NotEmpty(script.Help.Examples);
        Assert.Equal(script.Parameters.Select(parameter => parameter.ToUpperInvariant()).Order(), script.Help.Parameters.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_on_Windows_PowerShell(string name) => Assert.Empty(new ExampleScript(name).Ast.FindAll(
        ast => ast is TernaryExpressionAst or PipelineChainAst
            or BinaryExpressionAst { Operator: TokenKind.QuestionQuestion }
            or AssignmentStatementAst { Operator: TokenKind.QuestionQuestionEquals }
            or MemberExpressionAst { NullConditional: true }
            or CommandParameterAst { ParameterName: "Parallel" },
        searchNestedScriptBlocks: true));

    [Theory]
    [MemberData(nameof(Names))]
    public void Hold_no_secret_and_take_none_as_text(string name)
    {
        ExampleScript script = new(name);
        Assert.DoesNotContain("AsPlainText", string.Join("\n", script.Lines), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(script.Parameters, parameter => parameter.EndsWith("Key", StringComparison.Ordinal) || parameter is "Password" or "Token" or "Secret");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Give_the_cmdlets_parameters_that_they_have(string name)
    {
        using PowerShellSession session = new();
        CommandAst[] calls = [.. new ExampleScript(name).Ast.FindAll(ast => ast is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>()
            .Where(call => call.GetCommandName()?.Contains("-Aom", StringComparison.Ordinal) == true)];
        Assert.Equal(3, calls.Select(call => call.GetCommandName()).Distinct().Count());
        Assert.All(calls, call =>
        {
            string[] known = [.. session.Run("(Get-Command $args[0]).Parameters.Keys | ForEach-Object { $_ }", call.GetCommandName()).Values<string>()];
            Assert.All(call.CommandElements.OfType<CommandParameterAst>(), given => Assert.Contains(given.ParameterName, known));
        });
    }

    [Theory]
    [InlineData("Send-ServerCounters.ps1", 12)]
    [InlineData("Send-FleetCounters.ps1", 3)]
    public void Ask_for_counters_by_proper_paths(string name, int count)
    {
        string[] paths = new ExampleScript(name).DefaultOf("Counter");
        Assert.Equal(count, paths.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(paths, path => Assert.True(CounterPath.TryParse(path, out _), path));
    }
}
