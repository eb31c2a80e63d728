using System;
using AomTools.Delivery;
using AomTools.Delivery.Spool;

namespace AomTools.Tests;

/// <summary>Passes on metrics one by one, as most commands write them.</summary>
internal static class SingleMetrics
{
    /// <summary>Adds a metric; false if the sender does not take it yet, or nothing more at all.</summary>
    public static bool TryAdd(this MetricSender sender, AomMetric metric) => sender.TryAdd(Single(metric)) == 1;

    /// <summary>Adds a metric that is not sent.</summary>
    public static void AddUnsent(this MetricSender sender, AomMetric metric) => sender.AddUnsent(Single(metric));

    /// <summary>Adds a metric to the buffer.</summary>
    public static void Add(this MetricBuffer buffer, AomMetric metric) => buffer.Add(Single(metric));

    /// <summary>Writes the line of a metric.</summary>
    public static void Append(this SpoolEntryFile entry, AomMetric metric) => entry.Append(Single(metric));

    private static ArraySegment<AomMetric> Single(AomMetric metric) => new([metric]);
}
