using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Metrics;
using AomTools.Rollup;
using Xunit;
using static AomTools.Tests.TestMetrics;

namespace AomTools.Tests.Rollup;

public sealed class MetricRollupTests : IRollupHandler
{
    private readonly FakeClock _clock = new(Noon.AddHours(1));
    private readonly List<AomMetric> _made = [];
    private readonly List<string> _violations = [];
    private readonly List<AomMetric> _late = [];

    [Fact]
    public void A_later_metric_closes_the_window()
    {
        MetricRollup rollup = Rollup("Average", "Minimum", "Maximum", "Sum", "Count", "P50");
        rollup.Add(Metric(value: 1, at: 0, unit: "ms"));
        rollup.Add(Metric(value: 2, at: 30_000, unit: "ms"));
        rollup.Add(Metric(value: 6, at: 59_999, unit: "ms"));
        Assert.Empty(_made);
        rollup.Add(Metric(value: 100, at: 60_000, unit: "ms"));
        Assert.Equal(["cpu_util_avg", "cpu_util_min", "cpu_util_max", "cpu_util_sum", "cpu_util_count", "cpu_util_p50"], _made.Select(metric => metric.Name));
        Assert.Equal([3.0, 1.0, 6.0, 9.0, 3L], _made.Take(5).Select(metric => metric.Value));
        Assert.InRange((double)_made[5].Value, 1.98, 2.02);
        Assert.Equal(["ms", "ms", "ms", "ms", null, "ms"], _made.Select(metric => metric.Unit));
        Assert.All(_made, metric => Assert.Equal(Noon.AddMinutes(1), metric.Timestamp));
        Assert.Equal("NOPAAS.ESC host=srv01", _made[0].Namespace + " " + _made[0].Dimensions);
    }

    [Fact]
    public void Whole_values_stay_whole_where_they_are()
    {
        MetricRollup rollup = Rollup("Average", "Minimum", "Maximum", "Sum");
        rollup.Add(Whole("bytes", ulong.MaxValue - 10));
        rollup.Add(Whole("bytes", 10));
        rollup.CloseAll();
        Assert.Equal(["float", "int", "int", "int"], _made.Select(metric => metric.Type));
        Assert.Equal((10L, ulong.MaxValue - 10, ulong.MaxValue), (_made[1].Value, _made[2].Value, _made[3].Value));
    }

    [Fact]
    public void Statistics_stay_within_their_values()
    {
        MetricRollup rollup = Rollup("Average", "P99", "P1");
        for (int i = 0; i < 3; i++)
        {
            rollup.Add(Metric(value: 0.1));
        }

        rollup.CloseAll();
        Assert.All(_made, metric => Assert.Equal(0.1, metric.Value));
    }

    [Fact]
    public void Series_have_windows_of_their_own()
    {
        MetricRollup rollup = Rollup("Average");
        rollup.Add(Metric(host: "a", at: 0));
        rollup.Add(Metric(host: "b", at: 0));
        rollup.Add(Metric(host: "a", at: 60_000));
        rollup.Add(Metric(host: "b", at: 30_000));
        Assert.Single(_made);
        rollup.Add(Metric(host: "b", at: 60_000));
        Assert.Equal(["a", "b"], _made.Select(metric => metric.Dimensions["host"]));
        Assert.Empty(_late);
    }

    [Fact]
    public void Late_metrics_are_left_out_and_reported()
    {
        MetricRollup rollup = Rollup("Count");
        rollup.Add(Metric(at: 60_000));
        rollup.Add(Metric(at: 59_999));
        rollup.Add(Metric(at: 61_000));
        rollup.CloseAll();
        rollup.Add(Metric(at: 62_000));
        Assert.Equal(2L, _made.Single().Value);
        Assert.Equal(2, _late.Count);
    }

    [Fact]
    public void A_window_is_closed_some_time_after_its_interval()
    {
        MetricRollup rollup = Rollup("Count");
        rollup.Add(Metric(host: "ended", at: 0));
        _clock.Advance(TimeSpan.FromSeconds(64));
        rollup.Add(Metric(host: "other", at: 64_000));
        Assert.Empty(_made);
        _clock.Advance(TimeSpan.FromSeconds(1));
        rollup.Add(Metric(host: "other", at: 65_000));
        Assert.Equal("ended", _made.Single().Dimensions["host"]);
    }

    [Fact]
    public void A_series_that_ended_is_forgotten()
    {
        MetricRollup rollup = Rollup("Count");
        rollup.Add(Metric(host: "ended", at: 0));
        for (int i = 1; i <= 11; i++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            rollup.Add(Metric(host: "other", at: i * 60_000));
        }

        Assert.Equal(1, rollup.SeriesCount);
    }

    [Fact]
    public void An_incomplete_window_is_not_in_the_future()
    {
        _clock.Skew = TimeSpan.FromMinutes(-59.5);
        MetricRollup rollup = Rollup("Count");
        rollup.Add(Metric(at: 20_000));
        rollup.Add(Metric(at: 10_000));
        rollup.CloseAll();
        Assert.Equal(Noon.AddSeconds(20), _made.Single().Timestamp);
    }

    [Fact]
    public void An_incomplete_window_is_newer_than_the_one_before()
    {
        _clock.Skew = TimeSpan.FromMinutes(-59);
        MetricRollup rollup = Rollup("Count");
        rollup.Add(Metric(at: 0));
        rollup.Add(Metric(at: 60_000));
        rollup.CloseAll();
        Assert.Equal([Noon.AddMinutes(1), Noon.AddMinutes(1).AddMilliseconds(1)], _made.Select(metric => metric.Timestamp));
    }

    [Fact]
    public void A_name_that_is_too_long_is_reported_once_or_sanitized()
    {
        AomMetric metric = Metric(name: new string('n', 255));
        MetricRollup rollup = Rollup("Average");
        rollup.Add(metric);
        rollup.CloseAll();
        MetricRollup sanitizing = new(TimeSpan.FromMinutes(1), [RollupStatistic.Average], new MetricValidator(sanitize: true), this, _clock);
        sanitizing.Add(metric);
        sanitizing.CloseAll();
        Assert.Equal(["MetricNameLength"], _violations);
        Assert.Equal(255, _made.Single().Name.Length);
    }

    // Windows divide what came: nothing is counted twice or lost, in any order of series.
    [Fact]
    public void Counts_and_sums_add_up_for_random_input()
    {
        Random random = new(17);
        MetricRollup rollup = Rollup("Count", "Sum");
        double sum = 0;
        const int Count = 5000;
        for (int i = 0; i < Count; i++)
        {
            double value = random.Next(1000);
            sum += value;
            rollup.Add(Metric(value: value, host: "h" + random.Next(7), at: i * 100));
        }

        rollup.CloseAll();
        Assert.Equal(Count, _made.Where(metric => metric.Name == "cpu_util_count").Sum(metric => (long)metric.Value));
        Assert.Equal(sum, _made.Where(metric => metric.Name == "cpu_util_sum").Sum(metric => (double)metric.Value));
        Assert.All(_made.GroupBy(metric => (metric.Name, metric.Dimensions["host"])), series => Assert.Equal(series.Select(metric => metric.CollectTime).Order().Distinct(), series.Select(metric => metric.CollectTime)));
    }

    void IRollupHandler.HandleMetric(AomMetric metric) => _made.Add(metric);

    void IRollupHandler.HandleViolations(AomMetric source, IReadOnlyList<AomViolation> violations) => _violations.AddRange(violations.Select(violation => violation.Rule));

    void IRollupHandler.HandleLate(AomMetric metric) => _late.Add(metric);

    private MetricRollup Rollup(params string[] statistics) =>
        new(TimeSpan.FromMinutes(1), [.. statistics.Select(name => RollupStatistic.Parse(name)!)], new MetricValidator(), this, _clock);
}
