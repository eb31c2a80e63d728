using System.Collections.Generic;
using System.Linq;
using FsCheck;

namespace AomTools.Tests.Batching;

/// <summary>A random run of metrics, small enough to shrink: each number selects series, time and value.</summary>
public sealed record MetricScenario(List<(byte Series, byte Name, byte Time, NormalFloat Value)> Points)
{
    internal List<AomMetric> Metrics() => [.. Points.Select(point => TestMetrics.Metric(
        "metric_" + (point.Name % 7),
        System.Math.Abs(point.Value.Get),
        "主机-" + (point.Series % 5),
        point.Time % 9,
        point.Name % 2 == 0 ? null : "%"))];
}
