using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>
/// Finds out with a few requests whether AOM holds all metrics of a batch whose response was lost. AOM rejects a metric that is not newer than
/// its series, so a rejected probe is held and an accepted one was missing.
/// </summary>
/// <remarks>
/// No probe may make AOM reject another metric of the batch. The first metrics of series are safe. Later ones are tried only once the first
/// was rejected, for one series, in halves from the middle to its end.
/// </remarks>
internal sealed class StoredSearch
{
    private readonly List<AomMetric> _unresolved;
    private readonly Queue<AomMetric> _heads;
    private readonly AomMetric[] _longSeries;
    private readonly List<AomMetric> _stored = [];
    private int _next = 1;
    private AomMetric[] _probe = [];

    public StoredSearch(MetricBatch batch)
    {
        _unresolved = [.. batch.Metrics];
        AomMetric[][] series = [.. _unresolved.GroupBy(metric => (metric.Series.Resource, metric.Name)).Select(group => group.ToArray())];
        AomMetric[][] several = [.. series.Where(points => points.Length > 1)];
        _longSeries = several.Length == 0 ? [] : several.OrderBy(points => points.Length).ThenByDescending(points => points[points.Length - 1].CollectTime).First();
        _heads = new Queue<AomMetric>(_longSeries.Take(1).Concat(Spread(series.Length).Select(i => series[i][0])).Distinct());
    }

    /// <summary>What the lost attempt stored, as far as known.</summary>
    public IReadOnlyCollection<AomMetric> Stored => _stored;

    /// <summary>Metrics that AOM takes no more, and that it may hold or lack.</summary>
    public IReadOnlyList<AomMetric> Doubtful { get; private set; } = [];

    /// <summary>The next probe; null if a metric is missing, or if all is known.</summary>
    public MetricBatch? Next()
    {
        if (_heads.Count > 0)
        {
            _probe = [_heads.Dequeue()];
        }
        else if (_next < _longSeries.Length)
        {
            _probe = [.. _longSeries.Skip(Middle)];
        }
        else
        {
            // Every probe was rejected: the lost attempt stored all.
            _stored.AddRange(TakeUnresolved());
            return null;
        }

        return MetricBatch.FromMetrics(_probe);
    }

    /// <summary>AOM rejected the last probe for its time.</summary>
    public void NoteRejected()
    {
        if (_probe.Length == 1 && Array.IndexOf(_longSeries, _probe[0]) < 1)
        {
            Move(_probe, _stored);
            return;
        }

        // AOM holds the series up to the first of the probe.
        int known = Array.IndexOf(_longSeries, _probe[0]) + 1;
        Move(_longSeries.Take(known), _stored);
        _next = known;
    }

    /// <summary>AOM did not reject the last probe for its time: the probe itself is resolved elsewhere.</summary>
    public void NoteMissing()
    {
        if (_probe.Length > 1 || Array.IndexOf(_longSeries, _probe[0]) > 0)
        {
            List<AomMetric> doubtful = [];
            Move(_longSeries.Take(Array.IndexOf(_longSeries, _probe[0])), doubtful);
            Doubtful = doubtful;
        }

        Move(_probe, []);
    }

    /// <summary>Takes what is not known yet, in order.</summary>
    public AomMetric[] TakeUnresolved()
    {
        AomMetric[] rest = [.. _unresolved];
        _unresolved.Clear();
        return rest;
    }

    // Last, first, then ever finer between: a half or a shard that is missing shows early.
    internal static IEnumerable<int> Spread(int count)
    {
        int wanted = 1;
        for (int rest = count; rest > 1; rest = (rest + 1) / 2)
        {
            wanted++;
        }

        yield return count - 1;
        int given = 1;
        for (int step = count; step > 0 && given < wanted; step /= 2)
        {
            for (int at = 0; at < count - 1 && given < wanted; at += step)
            {
                yield return at;
                given++;
            }
        }
    }

    private int Middle => _next + ((_longSeries.Length - _next) / 2);

    private void Move(IEnumerable<AomMetric> metrics, List<AomMetric> to)
    {
        foreach (AomMetric metric in metrics)
        {
            if (_unresolved.Remove(metric))
            {
                to.Add(metric);
            }
        }
    }
}
