using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Numerics;
using AomTools.Commands.Input;
using AomTools.Metrics;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Metrics that went through a serializer arrive as they were: each digit, the type, every dimension, the time.</summary>
public sealed class DeserializedMetricTests : IDisposable
{
    private static readonly DateTimeOffset s_time = TestMetrics.Noon.AddMilliseconds(7).ToOffset(TimeSpan.FromHours(5.75));

    private readonly PowerShellSession _session = new();

    public DeserializedMetricTests() => Runspace.DefaultRunspace = _session.Runspace;

    public void Dispose()
    {
        Runspace.DefaultRunspace = null;
        _session.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Arrive_as_they_were(int depth)
    {
        // CliXml makes a plain hashtable of the dimensions: their order is by name then, the same in every process.
        AomMetric[] metrics = Metrics();
        List<AomMetric> back = Read(metrics.Select(metric => RoundTrip(metric, depth)));
        Assert.Equal(metrics.Select(Text), back.Select(Text));
        Assert.Equal(metrics.Select(metric => metric.Dimensions), back.Select(metric => metric.Dimensions));
        Assert.All(back, metric => Assert.Equal("a=主机, m=x=y, z=1", metric.Dimensions.ToString()));
    }

    [Fact]
    public void Arrive_as_they_were_from_json()
    {
        AomMetric[] metrics = Metrics();
        List<AomMetric> back = Read(metrics.Select(AsFromJson));
        Assert.Equal(metrics.Select(Text), back.Select(Text));
        Assert.All(back, metric => Assert.Equal("z=1, a=主机, m=x=y", metric.Dimensions.ToString()));
    }

    [Theory]
    [InlineData("Value", -1, "negative")]
    [InlineData("Namespace", "PAAS.x", "PAAS")]
    [InlineData("Unit", "123456789012345678901234567890123", "33 characters")]
    [InlineData("Type", "double", "double")]
    public void Are_checked_again(string property, object value, string reason)
    {
        PSObject metric = RoundTrip(Metrics()[0], 1);
        metric.Properties[property].Value = value;
        List<ErrorRecord> errors = [];
        Assert.Empty(Read([metric], errors));
        Assert.Contains(reason, Assert.Single(errors).ToString());
    }

    private static PSObject RoundTrip(AomMetric metric, int depth) => PSObject.AsPSObject(PSSerializer.Deserialize(PSSerializer.Serialize(metric, depth)));

    // ConvertFrom-Json makes custom objects, times without offset, and BigInteger of what Int64 does not hold.
    private static PSObject AsFromJson(AomMetric metric)
    {
        PSObject dimensions = new();
        metric.Dimensions.ToList().ForEach(pair => dimensions.Properties.Add(new PSNoteProperty(pair.Key, pair.Value)));
        (string, object?)[] properties =
        [
            ("Namespace", metric.Namespace), ("Name", metric.Name), ("Value", metric.Value is ulong large ? new BigInteger(large) : metric.Value), ("Type", metric.Type),
            ("Unit", metric.Unit), ("Dimensions", dimensions), ("Timestamp", metric.Timestamp.LocalDateTime), ("CollectTime", metric.CollectTime),
        ];
        PSObject json = new();
        Array.ForEach(properties, property => json.Properties.Add(new PSNoteProperty(property.Item1, property.Item2)));
        return json;
    }

    private static List<AomMetric> Read(IEnumerable<PSObject> objects, List<ErrorRecord>? errors = null)
    {
        List<AomMetric> read = [];
        MetricInputReader intake = new(() => TestMetrics.Noon, read.Add, error => (errors ?? throw new InvalidOperationException(error.ToString())).Add(error), static _ => { });
        foreach (PSObject item in objects)
        {
            intake.Read(item);
        }

        return read;
    }

    private static string Text(AomMetric metric) =>
        $"{metric.Namespace} {metric.Name} {metric.Number} {metric.Unit} {metric.Type} {metric.Value.GetType().Name} {metric.CollectTime}";

    private static AomMetric[] Metrics() =>
    [
        Metric("whole", 9007199254740993L, "int"),
        Metric("largest", ulong.MaxValue, "int", "Bytes"),
        Metric("real", 0.1, "float"),
        Metric("huge", 1.7976931348623157e308, "float"),
        Metric("tiny", 5e-324, "float"),
        Metric("round", 35, "float", "Percent"),
        Metric("zero", 0, "int"),
    ];

    private static AomMetric Metric(string name, object value, string type, string? unit = null) =>
        new MetricValidator().Check(new MetricDraft(TestMetrics.Draft("A.b", name, unit, ("z", "1"), ("a", "主机"), ("m", "x=y")), value, type, s_time)).Metric!;
}
