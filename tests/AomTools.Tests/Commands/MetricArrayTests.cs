using System.Linq;
using System.Management.Automation;
using AomTools.Tests.Hosting;
using Microsoft.PowerShell.Commands.GetCounter;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>New-AomMetric passes the metrics of an object together to a command that reads arrays, and one by one to all others.</summary>
public sealed class MetricArrayTests : MetricArrayTestBase
{
    private const string New = "$object | New-AomMetric -MetricProperty a, b, c -Namespace A.b ";

    public static TheoryData<string> Readers => new(
        New + "| & $read",
        New + "-ErrorVariable e -WarningVariable w -InformationVariable i -OutBuffer 0 | & $read",
        New + "2>&1 3>&1 4>&1 | & $read",
        "New-AomMetric -InputObject $object -MetricProperty a, b, c -Namespace A.b | & $read",
        "$object | & { process { $_ } } | New-AomMetric -MetricProperty a, b, c -Namespace A.b | & $read | ForEach-Object { $_ }",
        "1 | ForEach-Object { " + New + "| & $read }",
        "& { param($x) " + New + "| & $read } 1");

    public static TheoryData<string> Others => new(
        New + "| ForEach-Object { $_ } | & $read",
        New + "| ForEach-Object Name",
        New + "| Where-Object Name -ne x | & $read",
        New + "| Pass-One | & $read",
        New + "| & { process { $_ } } | & $read",
        New + "| . { process { $_ } } | & $read",
        New + "-OutVariable o | & $read",
        New + "-ov o | & $read",
        New + "-PipelineVariable p | & $read",
        "$s = @{ OutVariable = 'o' }; " + New + "@s | & $read",
        "$PSDefaultParameterValues = @{ 'New-AomMetric:OutVariable' = 'o' }; " + New + "| & $read",
        "$m = " + New + "; $m | & $read",
        "& { " + New + "} | ForEach-Object { $_ } | & $read",
        "New-Wrapped | & $read",
        "$object | New-Steppable | & $read",
        New + "| Invoke-Command { Where-Object { $seen.Add($_); $true } | & $read }");

    [Theory]
    [MemberData(nameof(Readers))]
    public void Pass_together_to_a_reader_of_arrays(string script) => Assert.Equal(["a", "[b c]"], Read(script));

    [Theory]
    [MemberData(nameof(Others))]
    public void Pass_one_by_one_to_other_commands(string script) => Assert.Equal(["a", "b", "c"], Read(script));

    [Fact]
    public void Hold_at_most_256_metrics_in_their_order()
    {
        string[] arrived = Read("$args[0] | New-AomMetric -MetricProperty m* -Namespace A.b | & $read", Wide(600));
        Assert.Equal([1, 256, 256, 87], arrived.Select(item => item.Split(' ').Length));
        Assert.Equal(Enumerable.Range(0, 600).Select(i => "m" + i), arrived.SelectMany(item => item.Trim('[', ']').Split(' ')));
    }

    [Fact]
    public void End_with_their_input_object()
    {
        PerformanceCounterSampleSet[] sets = [.. Enumerable.Range(0, 3).Select(_ => TestCounters.Processes(2))];
        string[] arrived = [.. Session.Pipe(sets, "$input | New-AomMetric -WarningAction SilentlyContinue | & $read").ThrowIfFailed().Values<string>()];
        Assert.Equal([1, 55, 56, 56], arrived.Select(item => item.Split(' ').Length));
    }

    // As other hosts run commands.
    [Fact]
    public void Pass_together_in_a_pipeline_without_a_script()
    {
        using PowerShell shell = PowerShell.Create(Session.Runspace);
        shell.AddCommand("New-AomMetric").AddParameter("InputObject", Wide(3)).AddParameter("MetricProperty", "m*").AddParameter("Namespace", "A.b");
        shell.AddCommand(new CmdletInfo("Receive-TestMetric", typeof(ReceiveTestMetricCommand)));
        Assert.Equal(["m0", "[m1 m2]"], shell.Invoke<string>());
    }

    [Fact]
    public void Hold_more_than_one_metric()
    {
        Assert.Equal(["a", "a", "a"], Read("$object, $object, $object | New-AomMetric -MetricProperty a -Namespace A.b -WarningAction SilentlyContinue | & $read"));
        Assert.Equal(["a", "b"], Read("$object | New-AomMetric -MetricProperty a, b -Namespace A.b | & $read"));
        Assert.Equal(["a"], Read("New-AomMetric a 1 -Namespace A.b | & $read"));
    }

    // A function between sees what it would see of any other command.
    [Theory]
    [InlineData("| Read-Steppable")]
    [InlineData("| Invoke-Command { Where-Object { $seen.Add($_); $true } | & $read }")]
    public void Do_not_enter_a_pipeline_within_a_command(string next)
    {
        Assert.Equal(["a", "b", "c"], Read(New + next));
        Assert.Equal(["a", "b", "c"], Read("$seen | & $read"));
    }

    // Variables of a command around New-AomMetric get what that command writes.
    [Theory]
    [InlineData("New-Wrapped -OutVariable global:out | & $read", "$out")]
    [InlineData("New-Wrapped -PipelineVariable p | & $read | ForEach-Object { $seen.Add($p) }", "$seen")]
    [InlineData("$object | ForEach-Object { New-AomMetric -InputObject $_ -MetricProperty a, b, c -Namespace A.b } -OutVariable global:out | & $read", "$out")]
    [InlineData("Invoke-Command { New-Wrapped } -OutVariable global:out | & $read", "$out")]
    public void Do_not_enter_the_variables_of_a_command_around(string script, string variable)
    {
        Session.Run(script).ThrowIfFailed();
        Assert.Equal(["a", "b", "c"], Read("$global:" + variable.TrimStart('$') + " | & $read"));
    }

    [Theory]
    [InlineData("-MetricProperty a, b, c, bad, none, b, c 2>&1", new[] { "a", "[b c]", "ErrorRecord", "ErrorRecord", "[b c]" })]
    [InlineData("-MetricProperty a, b, bad, c 2>&1", new[] { "a", "b", "ErrorRecord", "c" })]
    [InlineData("-MetricProperty a, b, c, 'long name', b, c -Sanitize -Verbose 4>&1", new[] { "a", "[b c]", "VerboseRecord", "[long_name_edbe56b66893 b c]" })]
    public void Keep_messages_between_metrics(string parameters, string[] arrived)
    {
        PowerShellResult result = Session.Run("$object | New-AomMetric -Namespace A.b " + parameters + " | & $read");
        Assert.Empty(result.Errors);
        Assert.Equal(arrived, result.Values<string>());
    }

    [Fact]
    public void Arrive_before_the_error_that_ends_the_run()
    {
        PowerShellResult result = Session.Run("$object | New-AomMetric -Namespace A.b -MetricProperty a, b, c, bad, b -ErrorAction Stop | & $read");
        Assert.StartsWith("InvalidMetric,", result.Error.FullyQualifiedErrorId);
        Assert.Equal(["a", "[b c]"], result.Values<string>());
    }
}
