using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Metrics;

namespace AomTools.Tests;

/// <summary>Makes valid metrics in a few words.</summary>
internal static class TestMetrics
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static readonly SeriesCatalog s_catalog = new();

    public static AomMetric Metric(string name = "cpu_util", double value = 1.5, string host = "srv01", long at = 0, string? unit = null) =>
        new(Series(name, host, unit), MetricNumber.FromReal(value), isInt: false, Noon.ToUnixTimeMilliseconds() + at, 0);

    public static AomMetric Whole(string name, ulong value, string host = "srv01", long at = 0) =>
        new(Series(name, host, null), MetricNumber.FromWhole(value), isInt: true, Noon.ToUnixTimeMilliseconds() + at, 0);

    public static SeriesDraft Draft(string? ns = "NOPAAS.ESC", string? name = "cpu_util", string? unit = null, params (string Name, string? Value)[] dimensions) =>
        new(ns, name, unit, [.. dimensions.Select(pair => new KeyValuePair<string, string?>(pair.Name, pair.Value))]);

    private static MetricSeries Series(string name, string host, string? unit)
    {
        lock (s_catalog)
        {
            return s_catalog.Get(Draft("NOPAAS.ESC", name, unit, ("host", host)));
        }
    }
}
