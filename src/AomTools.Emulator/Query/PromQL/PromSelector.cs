using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AomTools.Emulator.Report;

namespace AomTools.Emulator.Query.PromQL;

/// <summary>Selects series by name and labels. The labels of a series are its dimensions; its namespace is the label _NAMESPACE_, the one name that no dimension may have.</summary>
internal sealed record PromSelector(IReadOnlyList<PromMatcher> Matchers)
{
    // The time that Prometheus looks back for the latest point.
    private static readonly TimeSpan s_lookback = TimeSpan.FromMinutes(5);

    /// <summary>The latest value of each series.</summary>
    public IEnumerable<PromSample> Latest(IEnumerable<StoredSeries> series, long time) => Range(series, time, s_lookback).Select(found => new PromSample(found.Labels, found.Values[^1].Value));

    /// <summary>The points of each series within a time before the evaluation.</summary>
    public IEnumerable<(IReadOnlyDictionary<string, string> Labels, List<(long Time, double Value)> Values)> Range(IEnumerable<StoredSeries> series, long time, TimeSpan length)
    {
        foreach (StoredSeries one in series)
        {
            Dictionary<string, string> labels = Labels(one);
            if (Matchers.All(matcher => matcher.Matches(labels.GetValueOrDefault(matcher.Label, string.Empty))))
            {
                List<(long, double)> values = [.. one.Points.Where(point => point.Time <= time && point.Time > time - length.TotalMilliseconds)
                    .Select(point => (point.Time, double.Parse(point.Value, CultureInfo.InvariantCulture)))];
                if (values.Count > 0)
                {
                    yield return (labels, values);
                }
            }
        }
    }

    private static Dictionary<string, string> Labels(StoredSeries series)
    {
        Dictionary<string, string> labels = series.Dimensions.ToDictionary(pair => pair.Key, pair => pair.Value);
        labels["__name__"] = series.Name;
        labels["_NAMESPACE_"] = series.Namespace;
        return labels;
    }
}
