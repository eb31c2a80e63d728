using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AomTools.Commands.Input;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>What Send-AomMetricData reads from the pipeline, without a shell.</summary>
public sealed class MetricInputReaderTests
{
    private const long Hour = 60 * 60 * 1000;

    private readonly List<string> _calls = [];
    private int _clockReads;

    // Each metric of a late night breaks the same rule: a message per metric costs more than the metric.
    [Fact]
    public void Makes_one_message_per_rule_about_times()
    {
        List<AomMetric> accepted = [];
        List<AomViolation> warnings = [];
        MetricInputReader reader = new(() => TestMetrics.Noon, accepted.Add, _ => { }, warnings.Add);
        foreach (long at in new[] { -13 * Hour, -13 * Hour, Hour / 3, 0, Hour / 3 })
        {
            reader.Read(PSObject.AsPSObject(TestMetrics.Metric(at: at)));
        }

        Assert.Equal(5, accepted.Count);
        Assert.Equal(["TimeHiddenInConsole", "TimeSomewhatAhead"], warnings.Select(warning => warning.Rule));
    }

    [Fact]
    public void Passes_on_an_array_as_a_whole_with_one_look_at_the_clock()
    {
        Read(Metrics(0, 0, 0, -1, 0));
        Assert.Equal(["m0 m1 m2 m3 m4"], _calls);
        Assert.Equal(1, _clockReads);
    }

    [Theory]
    [InlineData("old at the start", new[] { -25, 0, 0 }, new[] { "reject m0", "m1 m2" })]
    [InlineData("old at the end", new[] { 0, 0, -25 }, new[] { "m0 m1", "reject m2" })]
    [InlineData("old within", new[] { 0, 0, -25, 2, 0, 0, 0 }, new[] { "m0 m1", "reject m2", "reject m3", "m4 m5 m6" })]
    [InlineData("old only", new[] { -25, -26 }, new[] { "reject m0", "reject m1" })]
    [InlineData("a warning", new[] { 0, -13, 0, -13, -14, 0 }, new[] { "m0", "warn TimeHiddenInConsole", "m1", "m2 m3 m4 m5" })]
    [InlineData("a warning, then old", new[] { -13, -25, -13 }, new[] { "warn TimeHiddenInConsole", "m0", "reject m1", "m2" })]
    [InlineData("no metrics", new int[0], new string[0])]
    public void Passes_on_what_is_between_rejected_metrics_together(string what, int[] hours, string[] calls)
    {
        MetricInputReader reader = Read(Metrics(hours));
        Assert.True(calls.SequenceEqual(_calls), what + ": " + string.Join(", ", _calls));
        Assert.Equal(calls.Count(static call => call.StartsWith("reject", StringComparison.Ordinal)), reader.Rejected);
    }

    [Fact]
    public void Rejects_a_null_in_an_array_and_passes_on_the_others()
    {
        AomMetric[] several = Metrics(0, 0, 0, 0, 0);
        several[0] = several[2] = several[4] = null!;
        Assert.Equal(3, Read(several).Rejected);
        Assert.Equal(["reject NullMetric", "m1", "reject NullMetric", "m3", "reject NullMetric"], _calls);
    }

    [Fact]
    public void Reads_arrays_within_lists()
    {
        Read(new List<object> { Metrics(0, 0), new object[] { Metrics(0, -25, 0), TestMetrics.Metric("single") } });
        Assert.Equal(["m0 m1", "m0", "reject m1", "m2", "single"], _calls);
    }

    // $metrics of a script: an array of wrapped objects.
    [Fact]
    public void Passes_on_wrapped_metrics_of_an_array_together()
    {
        AomMetric[] metrics = Metrics(0, 0, -25, 0);
        Read(new object[] { metrics[0], PSObject.AsPSObject(metrics[1]), PSObject.AsPSObject(metrics[2]), "text", PSObject.AsPSObject(metrics[3]) });
        Assert.Equal(["m0 m1", "reject m2", "reject NotAMetric", "m3"], _calls);
    }

    [Fact]
    public void Passes_on_a_large_array_in_parts_and_looks_at_the_clock_for_each()
    {
        Read(Metrics(new int[600]));
        Assert.Equal([256, 256, 88], _calls.Select(static call => call.Split(' ').Length));
        Assert.Equal(3, _clockReads);
    }

    // Wait-AomMetricData and others take metrics of any time.
    [Fact]
    public void Does_not_look_at_the_clock_if_times_do_not_matter()
    {
        Read(Metrics(-100, 0, 100), checksTime: false);
        Assert.Equal(["m0 m1 m2"], _calls);
        Assert.Equal(0, _clockReads);
    }

    [Fact]
    public void Passes_on_the_metrics_of_an_array_one_by_one_if_the_receiver_wants_that()
    {
        List<AomMetric> accepted = [];
        AomMetric[] several = Metrics(0, -25, 0);
        new MetricInputReader(() => TestMetrics.Noon, accepted.Add, _ => { }, _ => { }).Read(PSObject.AsPSObject(several));
        Assert.Equal([several[0], several[2]], accepted);
    }

    private static AomMetric[] Metrics(params int[] hours) => [.. hours.Select((hour, i) => TestMetrics.Metric("m" + i, at: hour * Hour))];

    private MetricInputReader Read(object input, bool checksTime = true)
    {
        MetricInputReader reader = new(ReadClock, (ArraySegment<AomMetric> metrics) => _calls.Add(string.Join(" ", metrics.Select(metric => metric.Name))), Reject, warning => _calls.Add("warn " + warning.Rule), checksTime);
        reader.Read(PSObject.AsPSObject(input));
        return reader;
    }

    private DateTimeOffset ReadClock()
    {
        _clockReads++;
        return TestMetrics.Noon;
    }

    private void Reject(ErrorRecord error) => _calls.Add("reject " + ((error.TargetObject as AomMetric)?.Name ?? error.FullyQualifiedErrorId));
}
