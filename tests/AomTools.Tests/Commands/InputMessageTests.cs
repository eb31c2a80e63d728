using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using AomTools.Tests.Hosting;
using Microsoft.PowerShell.Commands.GetCounter;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Tests the errors of New-AomMetric about objects that it cannot read: property, value, rule and action; and the others continue.</summary>
public sealed class InputMessageTests : IDisposable
{
    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("@{ Name = 'jobs'; Value = 3; Type = 'gauge' }", "'gauge'.*int or float")]
    [InlineData("@{ Name = 'jobs'; Value = 3; Type = 'counter' }", "'counter'.*int or float")]
    [InlineData("[pscustomobject]@{ Name = 'jobs'; Amount = 3 }", "'jobs' has no property Value.*-MetricProperty.*Name, Amount")]
    [InlineData("[pscustomobject]@{ metric_name = 'jobs'; Amount = 3 }", "'jobs' has no property Value")]
    [InlineData("[pscustomobject]@{ Title = 'jobs'; Value = 3 }", "'3' has no property Name.*-MetricProperty")]
    [InlineData("@{ Title = 'jobs'; Amount = 3 }", "no Name and Value.*-MetricProperty")]
    [InlineData("'Name,Value'", "text 'Name,Value'.*ConvertFrom-Csv")]
    [InlineData("42", "number 42.*-Name and -Value")]
    [InlineData("1.5", "number 1.5 ")]
    [InlineData("[IO.FileInfo]::new('/tmp/x.csv')", "x.csv.*-LiteralPath")]
    [InlineData("[pscustomobject]@{ PSTypeName = 'Microsoft.PowerShell.Commands.Internal.Format.FormatStartData'; shapeInfo = 1 }", "Format-Table")]
    [InlineData("[pscustomobject]@{ CounterSetName = 'Memory'; Paths = 'a' }", "-ListSet.*'Memory'.*Get-Counter -Counter")]
    [InlineData("[pscustomobject]@{ Name = 'jobs'; Value = 'a lot' }", "'Value'.*'a lot' is not a number.*-Culture")]
    [InlineData("[pscustomobject]@{ Name = 'jobs'; Value = -1 }", "'Value'.*-1 is negative.*Omit it")]
    [InlineData("[pscustomobject]@{ Name = 'jobs'; Value = [Version]'1.2' }", "'Value'.*'1.2' of type 'Version'")]
    [InlineData("[pscustomobject]@{ Name = 'jobs'; Value = 3; Dimensions = @{ path = 'x' * 70 } }", "'xxx.*' of dimension 'path' has 70 characters.*-Sanitize")]
    [InlineData("[pscustomobject]@{ Path = '\\\\app11\\memory\\pages/sec'; CookedValue = 0; Status = 3221228473 }", "memory.pages/sec': The sample has no valid value: status 0xC0000BB9")]
    [InlineData("[pscustomobject]@{ Path = 'memory'; CookedValue = 0 }", "'memory' is not a counter path. Specify")]
    public void New_UnreadableObject_ReportsWhatIsWrongAndTheRemedy(string input, string expected)
    {
        PowerShellResult result = _session.Run(input + ", @{ Name = 'next'; Value = 1 } | New-AomMetric -Namespace DEMO.Jobs");
        Assert.Matches(expected, Assert.Single(result.Errors).ToString());
        Assert.Equal("next", result.Single<AomMetric>().Name);
    }

    [Fact]
    public void New_ControlCharactersAndLongText_AreVisibleAndClipped()
    {
        string message = _session.Run("[pscustomobject]@{ Name = 'jobs'; Value = \"1`e[2J\" + 'x' * 500 } | New-AomMetric -Namespace DEMO.Jobs").Error.ToString();
        Assert.Contains("\\u001b[2J", message);
        Assert.Contains("…", message);
        Assert.DoesNotContain('\u001b', message);
    }

    [Fact]
    public void New_SeveralProperties_NamesEach()
    {
        PowerShellResult result = _session.Run("[pscustomobject]@{ hits = 4; misses = $null; errors = 'none'; lost = -2 } | New-AomMetric -Namespace DEMO.Cache -MetricProperty hits, misses, errors, lost, gone");
        Assert.Equal(["misses", "errors", "lost", "gone"], new[] { "misses", "errors", "lost", "gone" }.Where(name => result.Errors.Any(error => error.ToString().Contains($"'{name}'", StringComparison.Ordinal))));
        Assert.Equal("hits", result.Single<AomMetric>().Name);
    }

    public static TheoryData<string, string> Sets => new()
    {
        { "$args[0]", "Readings" },
        { "[pscustomobject]@{ PSTypeName = 'Selected.Microsoft.PowerShell.Commands.GetCounter.PerformanceCounterSampleSet'; Timestamp = [datetime]::Now; Readings = 'x' }", "select Timestamp, CounterSamples|Select-Object Timestamp, CounterSamples" },
        { "[pscustomobject]@{ PSTypeName = 'Selected.Microsoft.PowerShell.Commands.GetCounter.PerformanceCounterSampleSet'; Timestamp = [datetime]::Now }", "no property CounterSamples" },
        { "[pscustomobject]@{ Timestamp = '2026-11-25T01:00:00Z'; CounterSamples = 'Microsoft.PowerShell.Commands.GetCounter.PerformanceCounterSample[]' }", "Export-Csv.*Export-Clixml" },
        { "[pscustomobject]@{ Timestamp = '2026-11-25T01:00:00Z'; Readings = 'x'; CounterSamples = 'System.Object[]' }", "Export-Csv.*Export-Clixml" },
        { "[pscustomobject]@{ Timestamp = '2026-11-25T01:00:00Z'; CounterSamples = '' }", "has no samples" },
        { "[pscustomobject]@{ Timestamp = '2026-11-25T01:00:00Z'; CounterSamples = @() }", "has no samples.*The errors of Get-Counter" },
        { "[pscustomobject]@{ Timestamp = '2026-11-25T01:00:00Z'; CounterSamples = $null }", "has no samples" },
        { "[pscustomobject]@{ Timestamp = '2026-11-25T01:00:00Z'; CounterSamples = @('Microsoft.PowerShell.Commands.GetCounter.PerformanceCounterSample') }", "remoting.*run New-AomMetric there" },
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public void New_SetWithoutSamples_HasItsOwnAdvice(string input, string expected)
    {
        PowerShellResult result = _session.Run(input + " | New-AomMetric", SetWithReadings());
        Assert.Matches(expected, Assert.Single(result.Errors).ToString());
        Assert.Equal(expected.Contains("remoting", StringComparison.Ordinal), result.Error.ToString().Contains("remoting", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void New_SetAtDepthOne_PointsToTheSamples() => Assert.Contains(
        "CounterSamples from the remote session",
        _session.Pipe(new[] { _session.Reserialize(TestCounters.Set(TestCounters.Sample(@"\\app11\memory\pages/sec", 4)), 1) }, "$input | New-AomMetric").Error.ToString());

    public static TheoryData<string, string> ThrowingObjects => new()
    {
        { "$args[0]", "The value is missing" },
        { "@{ Name = 'a'; Value = $args[1] }", "Cannot read|not a number" },
        { "@{ Name = $args[1]; Value = 1 }", "mute" },
        { "@{ Name = 'a'; Value = 1; Dimensions = $args[2] }", "shut" },
        { "$null", "from null" },
        { ",@($null, @{ Name = 'inner'; Value = 1 })", "from null" },
    };

    [Theory]
    [MemberData(nameof(ThrowingObjects))]
    public void New_ObjectThatThrows_DoesNotEndTheOthers(string input, string expected)
    {
        PowerShellResult result = _session.Run("& { " + input + "; @{ Name = 'next'; Value = 1 } } $args[0] $args[1] $args[2] | New-AomMetric -Namespace DEMO.Jobs", new ThrowingProperty(), new ThrowingText(), new ThrowingTable());
        Assert.Null(result.Thrown);
        Assert.Contains(result.Errors, error => Regex.IsMatch(error.ToString(), expected));
        Assert.Equal("next", result.Values<AomMetric>().Last().Name);
    }

    [Fact]
    public void New_ListThatThrows_IsAnErrorAfterItsFirstElements()
    {
        PowerShellResult result = _session.Run("New-AomMetric -InputObject $args[0] -Namespace DEMO.Jobs", (object)new ThrowingList());
        Assert.Equal("first", result.Single<AomMetric>().Name);
        Assert.Contains("torn", result.Error.ToString());
    }

    [Fact]
    public void New_ArrayWithNull_ContinuesWithTheRest()
    {
        PowerShellResult result = _session.Run("New-AomMetric -InputObject @(@{ Name = 'a'; Value = 1 }, $null, 'text', @{ Name = 'b'; Value = 2 }) -Namespace DEMO.Jobs");
        Assert.Equal(["a", "b"], result.Values<AomMetric>().Select(metric => metric.Name));
        Assert.Equal(2, result.Errors.Count);
    }

    // The same object, before and after remoting or a file.
    [Theory]
    [InlineData("DayOfWeek", "Friday")]
    [InlineData("ConsoleColor", "Cyan")]
    [InlineData("Diagnostics.PerformanceCounterType", "NumberOfItems64")]
    public void New_Enum_ReadsTheSameLiveAndRemote(string type, string value)
    {
        string live = $"[pscustomobject]@{{ State = [{type}]'{value}'; Kind = [{type}]'{value}' }}";
        AomMetric here = _session.Run(live + " | New-AomMetric -Namespace DEMO.State -MetricProperty State -DimensionProperty Kind").ThrowIfFailed().Single<AomMetric>();
        AomMetric there = _session.Run($"[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize(({live}), 2)) | New-AomMetric -Namespace DEMO.State -MetricProperty State -DimensionProperty Kind").ThrowIfFailed().Single<AomMetric>();
        Assert.Equal((here.Value, here.Type, here.Dimensions.ToString()), (there.Value, there.Type, there.Dimensions.ToString()));
        Assert.Equal("Kind=" + value, here.Dimensions.ToString());
    }

    [Theory]
    [InlineData("[Diagnostics.Process]::GetCurrentProcess()")]
    [InlineData("[pscustomobject]@{ hits = 3 }")]
    [InlineData("@{ Name = 'jobs'; Value = 3 }")]
    [InlineData("'text'")]
    public void Send_RawObject_NamesTheMissingCmdlet(string input)
    {
        PowerShellResult result = _session.Run(input + " | Send-AomMetricData -WhatIf");
        Assert.Contains(result.Errors, error => error.ToString().Contains("New-AomMetric", StringComparison.Ordinal));
    }

    private static PSObject SetWithReadings()
    {
        PSObject set = new();
        set.TypeNames.Insert(0, "Selected." + typeof(PerformanceCounterSampleSet).FullName);
        set.Properties.Add(new PSNoteProperty("Timestamp", DateTime.Now));
        set.Properties.Add(new PSNoteProperty("Readings", "\\\\app11\\system\\threads :\n1200\n\n"));
        return set;
    }

    private sealed class ThrowingProperty
    {
        public string Name { get; } = "a";

        public double Value => Name.Length > 0 ? throw new InvalidOperationException("locked") : 0;
    }

    private sealed class ThrowingText
    {
        public override string ToString() => throw new InvalidOperationException("mute");
    }

    private sealed class ThrowingTable : Hashtable
    {
        public override IDictionaryEnumerator GetEnumerator() => throw new InvalidOperationException("shut");
    }

    private sealed class ThrowingList : IEnumerable
    {
        public IEnumerator GetEnumerator()
        {
            yield return new Hashtable { ["Name"] = "first", ["Value"] = 1 };
            throw new InvalidOperationException("torn");
        }
    }
}
