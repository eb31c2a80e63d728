using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AomTools.Commands.Input;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Many objects of one type: their properties are read by compiled code, with the same results as the first ones.</summary>
public sealed class CompiledPropertyTests : IDisposable
{
    // More than are read before the code is compiled.
    private const int Many = 1200;

    private const string Namespace = " | New-AomMetric -Namespace A.b -NoHostDimension -Dimension @{ site = 'kiel' } -MetricProperty ";

    private readonly PowerShellSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void New_ManyObjects_ReadsEachValue()
    {
        AomMetric[] metrics = Read(Objects(i => new Queue(i, "q" + i)), "Depth, Weight -DimensionProperty Name");
        Assert.Equal(Enumerable.Range(0, Many).SelectMany(i => new object[] { (long)i, i + 0.5 }), metrics.Select(metric => metric.Value));
        Assert.Equal(Enumerable.Range(0, Many).SelectMany(i => new[] { "q" + i, "q" + i }), metrics.Select(metric => metric.Dimensions["Name"]));
    }

    // Add-Member can replace a property of one object.
    [Fact]
    public void New_ObjectWithItsOwnProperty_ReadsIt()
    {
        PSObject last = new(new Queue(1, "q"));
        last.Properties.Add(new PSNoteProperty("Depth", 77L));
        Assert.Equal(77L, Read([.. Objects(i => new Queue(i, "q")), last], "Depth")[^1].Value);
    }

    [Fact]
    public void New_LastObjectNamesItsTimeAndHost_UsesThem()
    {
        PSObject last = new(new Queue(1, "q"));
        last.Properties.Add(new PSNoteProperty("Timestamp", "2026-11-25T01:00:00Z"));
        last.Properties.Add(new PSNoteProperty("ComputerName", "web07"));
        object[] all = [.. Objects(i => new Queue(i, "q")), last];
        AomMetric metric = _session.Run("$args[0] | New-AomMetric -Namespace A.b -MetricProperty Depth -DimensionProperty Name", new object[] { all }).ThrowIfFailed().Values<AomMetric>().Last();
        Assert.Equal(("web07", 1795568400000L), (metric.Dimensions["host"], metric.CollectTime));
    }

    // One call of compiled code finds that no property of a group has a value.
    [Fact]
    public void New_LastObjectHasATimeAndHost_UsesThem()
    {
        object[] all = [.. Objects(i => new Place(i, "p", null, null)), .. Objects(i => new Queue(i, "q")), new Place(1, "p", DateTimeOffset.UnixEpoch.AddYears(50), "web07")];
        AomMetric[] metrics = [.. _session.Run("$args[0] | New-AomMetric -Namespace A.b -MetricProperty Depth -DimensionProperty Name", new object[] { all }).ThrowIfFailed().Values<AomMetric>()];
        Assert.Equal(("web07", 1577836800000L), (metrics[^1].Dimensions["host"], metrics[^1].CollectTime));
        Assert.All(metrics[..^1], metric => Assert.StartsWith("Name=", metric.Dimensions.ToString(), StringComparison.Ordinal));
    }

    // The first objects are searched, the last ones are read by compiled code.
    [Theory]
    [InlineData("Missing")]
    [InlineData("ToString")]
    [InlineData("Count")]
    [InlineData("PSTypeNames")]
    [InlineData("Secret")]
    [InlineData("Nothing")]
    public void Test_UnusableProperty_IsTheSameViolationForEach(string property)
    {
        string script = "$args[0]" + Namespace.Replace("New-", "Test-") + property;
        AomMetricTestResult[] results = [.. _session.Run(script, new object[] { Objects(i => new Queue(i, "q")) }).ThrowIfFailed().Values<AomMetricTestResult>()];
        Assert.Equal(Many, results.Length);
        Assert.Single(results.Select(result => Assert.Single(result.Violations).Message).Distinct());
    }

    [Fact]
    public void New_StrictMode_ReadsTheSame()
    {
        object[] all = Objects(i => new Queue(i, "q" + i));
        PowerShellResult strict = _session.Run("Set-StrictMode -Version Latest; $args[0]" + Namespace + "Depth -DimensionProperty Name", new object[] { all });
        Assert.Empty(strict.Errors);
        Assert.Equal(Enumerable.Range(0, Many).Select(i => (object)(long)i), strict.Values<AomMetric>().Select(metric => metric.Value));
    }

    [Theory]
    [InlineData(typeof(PSObject), false)]
    [InlineData(typeof(List<int>), false)]
    [InlineData(typeof(System.Collections.Hashtable), false)]
    [InlineData(typeof(System.Dynamic.ExpandoObject), false)]
    [InlineData(typeof(Version), true)]
    public void CanRead_Types(Type type, bool expected) =>
        Assert.Equal(expected, CompiledProperties.CanRead(new PSObject(Activator.CreateInstance(type)!).BaseObject));

    private static object[] Objects(Func<int, object> create) => [.. Enumerable.Range(0, Many).Select(create)];

    private AomMetric[] Read(object[] objects, string arguments) =>
        [.. _session.Run("$args[0]" + Namespace + arguments, new object[] { objects }).ThrowIfFailed().Values<AomMetric>()];

    private sealed record Place(int Depth, string Name, DateTimeOffset? Time, string? Server);

    private sealed record Queue(int Depth, string Name)
    {
        public double Weight => Depth + 0.5;

        public int? Nothing => Depth < 0 ? 1 : null;

        public int Secret => Depth < 0 ? 1 : throw new InvalidOperationException("Not allowed.");
    }
}
