using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Metrics;

namespace AomTools.Delivery.Spool;

/// <summary>The series that AOM fails on in this run. Their metrics stay in the spool, and metrics of other series overtake them.</summary>
internal sealed class FailingSeries(Action<string> warn)
{
    private readonly HashSet<(MetricResource, string)> _series = [];
    private readonly HashSet<long> _skipped = [];

    /// <summary>True for an entry that contains only metrics of such series.</summary>
    public bool IsSkipped(long sequence) => _skipped.Contains(sequence);

    /// <summary>Removes the metrics that must wait from a list, and returns them.</summary>
    public List<AomMetric> TakeFrom(List<AomMetric> metrics)
    {
        if (_series.Count == 0)
        {
            return [];
        }

        List<AomMetric> failing = metrics.FindAll(Contains);
        metrics.RemoveAll(Contains);
        return failing;
    }

    /// <summary>Records which series AOM fails on, and warns about new ones by name.</summary>
    public void Add(InFlightEntries inFlight, IEnumerable<SpoolEntryFile> entries)
    {
        foreach (Settlement settlement in inFlight.Failing)
        {
            foreach (AomMetric metric in settlement.Metrics)
            {
                if (_series.Add(GetKey(metric)))
                {
                    warn(MessageText.Format(Strings.SpoolSeriesFailing, metric, settlement.Outcome.Describe()));
                }
            }
        }

        if (_series.Count > 0)
        {
            _skipped.UnionWith(entries.Where(entry => entry.Metrics.All(Contains)).Select(entry => entry.Sequence));
        }
    }

    private bool Contains(AomMetric metric) => _series.Contains(GetKey(metric));

    private static (MetricResource, string) GetKey(AomMetric metric) => (metric.Series.Resource, metric.Name);
}
