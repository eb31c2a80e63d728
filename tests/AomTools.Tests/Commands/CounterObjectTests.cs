using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using AomTools.Tests.Hosting;
using Microsoft.PowerShell.Commands.GetCounter;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Every form of Get-Counter's objects becomes the same metric: live, selected, serialized at any depth, or read from CSV.</summary>
public sealed class CounterObjectTests : IDisposable
{
    // A name that says nothing about the unit, as in a language that the table of units does not know.
    private const string Path = @"\\srv01\system(a)\leerlauf";

    private readonly PowerShellSession _session = new();

    public static TheoryData<PerformanceCounterType> CounterTypes => [.. Enum.GetValues<PerformanceCounterType>()];

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Set_IsGetCountersOwn_WithItsScriptMembers()
    {
        PerformanceCounterSampleSet set = TestCounters.Set(TestCounters.Sample(Path, 5));
        Assert.Equal("Microsoft.PowerShell.Commands.Diagnostics", set.GetType().Assembly.GetName().Name);
        Assert.Equal(Path + " :\n5\n\n", _session.Run("$args[0].Readings", set).ThrowIfFailed().Single<string>());
    }

    [Theory]
    [MemberData(nameof(CounterTypes))]
    public void CounterType_InEveryForm_GivesTheSameUnitAndType(PerformanceCounterType type)
    {
        PerformanceCounterSample sample = TestCounters.Sample(Path, 5, "a", type: type);
        (string?, string) live = UnitAndType(sample);
        Assert.Equal(live, UnitAndType(_session.Reserialize(sample, 1)));
        Assert.Equal(live, UnitAndType(_session.Reserialize(sample, 2)));
        Assert.Equal(live, UnitAndType(_session.Reserialize(TestCounters.Set(sample), 2)));
        Assert.Equal(live, UnitAndType(_session.Reserialize(TestCounters.Set(sample), 3)));
        Assert.Equal(live, UnitAndType(Row(("CounterType", type.ToString()))));
        Assert.Equal(live, UnitAndType(Row(("CounterType", ((int)type).ToString(CultureInfo.InvariantCulture)))));
    }

    // Windows has types that the enum has no name for: live samples carry the bare number. The values are those of winperf.h.
    [Theory]
    [InlineData(0x20020500, "Percent")]
    [InlineData(0x20470500, "Percent")]
    [InlineData(0x20570500, "Percent")]
    [InlineData(0x20670500, "Percent")]
    [InlineData(0x00000001, "Count")]
    public void CounterType_WithoutAName_GivesItsUnit(int type, string unit)
    {
        PerformanceCounterSample sample = TestCounters.Sample(Path, 5, "a", type: (PerformanceCounterType)type);
        Assert.Equal((unit, "float"), UnitAndType(sample));
        Assert.Equal((unit, "float"), UnitAndType(_session.Reserialize(sample, 2)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Sample_Serialized_KeepsItsTimeAndDimensions(int depth)
    {
        foreach (string? instance in new[] { "a", null })
        {
            PerformanceCounterSample sample = TestCounters.Sample(Path, 5, instance);
            AomMetric live = One(sample);
            AomMetric back = One(_session.Reserialize(sample, depth));
            Assert.Equal((live.CollectTime, live.Dimensions.ToString()), (back.CollectTime, back.Dimensions.ToString()));
            Assert.Equal(instance, _session.Reserialize(sample, depth).Properties["InstanceName"].Value);
        }
    }

    [Theory]
    [InlineData("Timestamp", "Readings", "CounterSamples")]
    [InlineData("CounterSamples", "Timestamp")]
    public void Set_Selected_GivesItsSamples(params string[] properties)
    {
        PerformanceCounterSampleSet set = TestCounters.Set(TestCounters.Sample(Path, 5, "a"), TestCounters.Sample(Path, 6, "b"));
        AomMetric[] metrics = [.. _session.Pipe(new[] { Selected(set, properties) }, "$input | New-AomMetric").ThrowIfFailed().Values<AomMetric>()];
        Assert.Equal([5.0, 6.0], metrics.Select(metric => metric.Value));
    }

    // As Select-Object does it, which the bare engine lacks.
    private PSObject Selected(object value, params string[] properties)
    {
        PSObject selected = new();
        selected.TypeNames.Insert(0, "Selected." + value.GetType().FullName);
        foreach (string name in properties)
        {
            selected.Properties.Add(new PSNoteProperty(name, _session.Run("$args[0].$($args[1])", value, name).ThrowIfFailed().Output is { Count: 1 } one ? one[0] : PSObject.AsPSObject(value).Properties[name].Value));
        }

        return selected;
    }

    private static PSObject Row(params (string Name, string Value)[] more)
    {
        PSObject row = new();
        foreach ((string name, string value) in more.Concat([("Path", Path), ("CookedValue", "5"), ("Status", "0")]))
        {
            row.Properties.Add(new PSNoteProperty(name, value));
        }

        return row;
    }

    private AomMetric One(object input) => _session.Pipe(new[] { input }, "$input | New-AomMetric").ThrowIfFailed().Single<AomMetric>();

    private (string? Unit, string Type) UnitAndType(object input)
    {
        AomMetric metric = One(input);
        return (metric.Unit, metric.Type);
    }
}
