using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>
/// Finds out with a few requests whether AOM holds all metrics of a batch whose response was lost. AOM rejects a metric that is not newer than its series.
/// Therefore AOM holds a rejected probe, and lacked an accepted one.
/// </summary>
/// <remarks>
/// A probe must not make AOM reject another metric that it lacks. The first metrics of series are safe. If AOM holds all that were tried, one series is
/// followed to its end: a jump to the middle, two steps, and so on. A jump to a metric that AOM lacks leaves the earlier ones in doubt.
/// </remarks>
internal sealed class StoredSearch
{
    private const int StepsAfterJump = 2;
    private const int MaxThoroughSeries = 8;

    private readonly List<AomMetric> _unresolved;
    private readonly Queue<AomMetric> _heads;
    private readonly List<AomMetric> _stored = [];
    private readonly AomMetric[] _followed;
    private AomMetric[] _probe = [];
    private int _storedCount = 1;
    private readonly bool _canJump;
    private int _steps = StepsAfterJump;

    /// <summary>Starts a search in a batch that AOM rejected. The same lost attempts carried all its metrics.</summary>
    /// <param name="batch">The metrics.</param>
    /// <param name="isThorough">True to try every series of a small batch.</param>
    /// <param name="canJump">False to leave no metric in doubt.</param>
    public StoredSearch(MetricBatch batch, bool isThorough, bool canJump)
    {
        _canJump = canJump;
        _unresolved = [.. batch.Metrics];
        AomMetric[][] series = [.. _unresolved.GroupBy(metric => (metric.Series.Resource, metric.Name)).Select(group => group.ToArray())];

        // AOM probably stored the start of a request, so the last metric is the best probe.
        AomMetric last = _unresolved[_unresolved.Count - 1];
        _followed = series.First(metrics => metrics.Contains(last));
        bool triesAll = isThorough && series.Length <= MaxThoroughSeries;
        IEnumerable<int> tried = triesAll ? Enumerable.Range(0, series.Length).Reverse() : Spread(series.Length);
        _heads = new Queue<AomMetric>(_followed.Take(1).Concat(tried.Select(i => series[i][0])).Distinct());
        if (series.Length == 1)
        {
            // The rejection of the batch was the first probe.
            NoteRejected(_heads.Dequeue());
        }
    }

    /// <summary>The metrics that the lost attempt stored, as far as is known.</summary>
    public IReadOnlyCollection<AomMetric> Stored => _stored;

    /// <summary>Metrics that AOM no longer accepts, and that it may hold or lack.</summary>
    public IReadOnlyList<AomMetric> Doubtful { get; private set; } = [];

    /// <summary>Returns the next probe; null if all is known.</summary>
    public MetricBatch? Next()
    {
        if (_heads.Count > 0)
        {
            _probe = [_heads.Dequeue()];
        }
        else if (_storedCount < _followed.Length)
        {
            bool jumps = _canJump && _steps == StepsAfterJump && _followed.Length - _storedCount > StepsAfterJump;
            _steps = jumps ? 0 : Math.Min(_steps + 1, StepsAfterJump);
            _probe = jumps ? [_followed[((_storedCount - 1 + _followed.Length) / 2) - 1]] : [.. _followed.Skip(_storedCount)];
        }
        else
        {
            // Every probe was rejected: the lost attempt stored all.
            _stored.AddRange(TakeUnresolved());
            return null;
        }

        return MetricBatch.FromMetrics(_probe);
    }

    /// <summary>Records that AOM rejected the last probe for its time: AOM holds its first metric, and the series up to that metric.</summary>
    public void NoteRejected() => NoteRejected(_probe[0]);

    /// <summary>Records that the last probe is resolved elsewhere. If AOM accepted it, the metrics before it stay unknown.</summary>
    public void NoteResolved(bool wasMissing)
    {
        if (wasMissing)
        {
            List<AomMetric> doubtful = [];
            Move(_followed.Take(Array.IndexOf(_followed, _probe[0])), doubtful);
            Doubtful = doubtful;
        }

        Move(_probe, []);
    }

    /// <summary>Removes and returns the metrics that are still unknown, in order.</summary>
    public AomMetric[] TakeUnresolved()
    {
        AomMetric[] rest = [.. _unresolved];
        _unresolved.Clear();
        return rest;
    }

    // Last, first, then at ever smaller intervals: a missing half or shard shows early.
    internal static IEnumerable<int> Spread(int count)
    {
        int wanted = 1 + (int)Math.Ceiling(Math.Log(count, 2));
        HashSet<int> indexes = [count - 1];
        for (int step = count; step > 0; step /= 2)
        {
            for (int at = 0; at < count && indexes.Count < wanted; at += step)
            {
                indexes.Add(at);
            }
        }

        return indexes;
    }

    private void NoteRejected(AomMetric first)
    {
        int at = Array.IndexOf(_followed, first);
        Move(at < 0 ? [first] : _followed.Take(at + 1), _stored);
        _storedCount = Math.Max(_storedCount, at + 1);
    }

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
