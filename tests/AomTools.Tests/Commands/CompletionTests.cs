using System;
using System.Linq;
using System.Management.Automation;
using AomTools.Commands.Completion;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Tests tab completion through PowerShell's own API.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly PowerShellSession _session = new();

    public CompletionTests() => _session.Run(
        """
        $null = New-AomMetric cpu_util 1 -Namespace NOPAAS.ESC -Unit Percent -Dimension ([ordered]@{ host = 'srv01'; volume = 'C:' })
        $null = New-AomMetric 'odd name' 1 -Namespace Shop.orders -Unit 'orders a day' -Dimension @{ 'app id' = "it's" } -WarningAction SilentlyContinue
        """).ThrowIfFailed();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("Connect-Aom -Region cn-n", "cn-north-1 cn-north-2 cn-north-4 cn-north-9 cn-north-11 cn-north-12")]
    [InlineData("Connect-Aom -Region CN-SOUTHW", "cn-southwest-2 cn-southwest-3")]
    [InlineData("Connect-Aom -Region *west-1", "tr-west-1")]
    [InlineData("Connect-Aom -Region 'ru-m", "'ru-moscow-1'")]
    [InlineData("Connect-Aom -Region \"ru-m", "\"ru-moscow-1\"")]
    [InlineData("New-AomMetric -Namespace ", "NOPAAS.ESC Shop.orders")]
    [InlineData("Test-AomMetric -Namespace nop", "NOPAAS.ESC")]
    [InlineData("New-AomMetric -Name ", "cpu_util 'odd name'")]
    [InlineData("New-AomMetric od", "'odd name'")]
    [InlineData("New-AomMetric -Unit perc", "Percent")]
    [InlineData("New-AomMetric -Unit bit", "bit/s")]
    [InlineData("New-AomMetric -Unit ord", "'orders a day'")]
    [InlineData("New-AomMetric -Type ", "float int")]
    [InlineData("New-AomMetric -Type F", "float")]
    [InlineData("New-AomMetric -Dimension ", "@{ host = 'srv01'; volume = 'C:' } @{ 'app id' = 'it''s' } @{ host = 'srv01' } @{ volume = 'C:' }")]
    [InlineData("New-AomMetric -Dimension VOL", "@{ host = 'srv01'; volume = 'C:' } @{ volume = 'C:' }")]
    [InlineData("New-AomMetric -Namespace nothing", "")]
    [InlineData("New-AomMetric -Namespace [no", "")]
    public void Offers(string line, string expected) => Assert.Equal(expected, string.Join(' ', Complete(line)));

    // With a pipeline before it: tests/Pester, since the engine itself does not know the properties of a type.
    [Fact]
    public void Offers_no_properties_where_nothing_comes_down_a_pipeline() => Assert.Empty(Complete("New-AomMetric -MetricProperty x"));

    [Theory]
    [InlineData("Send-AomMetricData -Connection ")]
    [InlineData("Test-AomConnection -Connection ")]
    [InlineData("Disconnect-Aom ")]
    [InlineData("Get-AomConnection -Name ")]
    public void Offers_the_connections_of_this_session_the_default_first(string line)
    {
        foreach (string name in new[] { "b", "second one", "a" })
        {
            _session.Run("Connect-Aom -Region cn-north-4 -ProjectId p -Token $args[0] -Name $args[1]", PowerShellSession.Secure("t"), name).ThrowIfFailed();
        }

        CompletionResult[] offered = Ask(line);
        Assert.Equal(["a", "'second one'", "b"], offered.Select(match => match.CompletionText));
        Assert.Equal("second one (aom.cn-north-4.myhuaweicloud.com, p)", offered[1].ToolTip);
        Assert.Equal("second one", offered[1].ListItemText);
        _session.Run("Disconnect-Aom").ThrowIfFailed();
        Assert.Empty(Complete(line));
    }

    [Fact]
    public void Shows_the_address_of_a_region() =>
        Assert.Equal("aom.cn-north-4.myhuaweicloud.com", Assert.Single(Ask("Connect-Aom cn-north-4")).ToolTip);

    [Fact]
    public void Knows_what_counters_gave()
    {
        _session.Run("$args[0] | New-AomMetric", TestCounters.Processes(2)).ThrowIfFailed();
        Assert.Equal(["WINDOWS.Process"], Complete("New-AomMetric -Namespace win"));
        Assert.Contains("@{ instance = 'svchost#1' }", Complete("New-AomMetric -Dimension inst"));
    }

    [Fact]
    public void Knows_what_was_sent_after_it_came_from_elsewhere()
    {
        object elsewhere = PSSerializer.Deserialize(PSSerializer.Serialize(_session.Run("New-AomMetric far 1 -Namespace Far.away").Output[0], 2));
        using PowerShellSession other = new();
        Assert.Empty(Complete("New-AomMetric -Namespace Far", other));
        other.Run("Connect-Aom -Endpoint http://127.0.0.1:1 -ProjectId p -Token $args[0]", PowerShellSession.Secure("t")).ThrowIfFailed();
        other.Run("$args[0] | Send-AomMetricData -WhatIf", elsewhere).ThrowIfFailed();
        Assert.Equal(["Far.away"], Complete("New-AomMetric -Namespace ", other));
    }

    [Fact]
    public void Keeps_runspaces_apart()
    {
        using PowerShellSession other = new();
        Assert.Empty(Complete("New-AomMetric -Namespace ", other));
    }

    [Fact]
    public void Offers_nothing_that_was_rejected()
    {
        _session.Run("New-AomMetric 'refused' 1 -Namespace 'x' -ErrorAction SilentlyContinue");
        Assert.Empty(Complete("New-AomMetric -Name refused"));
    }

    [Fact]
    public void Keeps_no_more_than_its_capacity()
    {
        _session.Run("1..300 | ForEach-Object { @{ Name = \"m$_\"; Value = 1; Namespace = \"A.b$_\"; Unit = \"u$_\"; Dimensions = @{ id = \"$_\" } } } | New-AomMetric").ThrowIfFailed();
        Assert.Equal(SeenNames.Capacity, Complete("New-AomMetric -Namespace ").Length);
        Assert.Equal(SeenNames.Capacity, Complete("New-AomMetric -Name ").Length);
        Assert.InRange(Complete("New-AomMetric -Dimension ").Length, SeenNames.Capacity, SeenNames.Capacity * 2);
    }

    [Fact]
    public void What_it_offers_runs()
    {
        string line = "New-AomMetric " + Complete("New-AomMetric od").Single() + " 1 -Namespace " + Complete("New-AomMetric -Namespace sh").Single()
            + " -Unit " + Complete("New-AomMetric -Unit ord").Single() + " -Dimension " + Complete("New-AomMetric -Dimension app").Single();
        AomMetric metric = _session.Run(line).ThrowIfFailed().Single<AomMetric>();
        Assert.Equal(("odd name", "Shop.orders", "orders a day", "it's"), (metric.Name, metric.Namespace, metric.Unit, metric.Dimensions["app id"]));
    }

    // PowerShell takes typographic quotation marks for plain ones: a name out of a file must stay a name.
    [Theory]
    [InlineData("a\u201D; Get-Date; \u201Cb")]
    [InlineData("a\u2019; Get-Date; \u2018b")]
    [InlineData("a\"; Get-Date; $(Get-Date)`")]
    public void Offers_names_that_stay_names(string name)
    {
        _session.Run("New-AomMetric $args[0] 1 -Namespace A.b -WarningAction SilentlyContinue", name).ThrowIfFailed();
        foreach (string begin in new[] { "a", "'a", "\"a" })
        {
            string line = "New-AomMetric -Value 1 -Namespace A.b -WarningAction SilentlyContinue -Name " + Complete("New-AomMetric -Name " + begin).Single();
            Assert.Equal(name, _session.Run(line).ThrowIfFailed().Single<AomMetric>().Name);
        }
    }

    private string[] Complete(string line) => Complete(line, _session);

    // A word that nothing completes gets file names.
    private static string[] Complete(string line, PowerShellSession session) =>
        [.. Ask(line, session).Where(match => match.ResultType is CompletionResultType.ParameterValue or CompletionResultType.Property).Select(match => match.CompletionText)];

    private CompletionResult[] Ask(string line) => Ask(line, _session);

    private static CompletionResult[] Ask(string line, PowerShellSession session) =>
        [.. session.Run("TabExpansion2 $args[0] $args[0].Length", line).ThrowIfFailed().Single<CommandCompletion>().CompletionMatches];
}
