using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace AomTools.Delivery.Spool;

/// <summary>The files of entries in flight. The flush timer and the sender use them concurrently.</summary>
internal sealed class InFlightFiles(IReadOnlyList<SpoolEntryFile> entries, SpoolFailure failure)
{
    private readonly object _gate = new();
    private readonly HashSet<SpoolEntryFile> _removed = [];
    private InFlightIndex? _index;
    private int _attemptCount;
    private bool _isClosed;

    /// <summary>Records a request in the entries that hold its metrics; returns the number of the request.</summary>
    public int Record(IEnumerable<AomMetric> metrics)
    {
        lock (_gate)
        {
            _attemptCount++;
            foreach ((SpoolEntryFile entry, string runs) in (_index ??= new InFlightIndex(entries)).FindRuns(metrics))
            {
                failure.TryDo(() => entry.RecordAttempt(_attemptCount, runs));
            }

            return _attemptCount;
        }
    }

    /// <summary>Makes the entries durable, unless they are closed.</summary>
    public void FlushToDisk() => ForEach(static entry => entry.FlushToDisk());

    /// <summary>Moves metrics to the expired entries; returns false if the disk fails.</summary>
    public bool TryMoveToExpired(Settlement expired)
    {
        HashSet<AomMetric> all = [.. expired.Metrics];
        return ForEach(entry =>
        {
            AomMetric[] metrics = [.. entry.Metrics.Where(all.Contains)];
            if (metrics.Length > 0)
            {
                entry.SetAside(metrics, expired.LostAttempts);
            }
        });
    }

    /// <summary>Returns the metrics that are not on the disk, once each: their file was deleted while it was open, or ends before them.</summary>
    public List<AomMetric> FindMissing()
    {
        List<AomMetric> metrics = [];
        foreach (SpoolEntryFile entry in entries)
        {
            if (!File.Exists(entry.Path) && _removed.Add(entry))
            {
                metrics.AddRange(entry.Metrics);
                failure.Report(new SpoolException(SpoolProblem.Other, MessageText.Format(Strings.SpoolFileRemoved, entry.Path)));
            }
            else if (entry.FindCutOff() is { Count: > 0 } cut && _removed.Add(entry))
            {
                metrics.AddRange(cut);
                failure.Report(new SpoolException(SpoolProblem.Full, MessageText.Format(Strings.SpoolDiskFull, entry.Path)));
            }
        }

        return metrics;
    }

    /// <summary>Marks the settled metrics and deletes files without pending ones. The remaining files of this run are made durable.</summary>
    /// <param name="findPending">Returns the pending metrics of an entry.</param>
    /// <param name="lost">The requests of this run without a response; null if this is not known for all requests.</param>
    public void Close(Func<SpoolEntryFile, AomMetric[]> findPending, IReadOnlyCollection<LostAttempt>? lost)
    {
        lock (_gate)
        {
            _isClosed = true;
            foreach (SpoolEntryFile entry in entries)
            {
                AomMetric[] pending = findPending(entry);
                if (lost is not null)
                {
                    failure.TryDo(() => entry.Settle(pending, lost));
                }

                if (pending.Length > 0 && !entry.IsRecovered)
                {
                    failure.TryDo(entry.FlushToDisk);
                }

                entry.Dispose();
            }
        }
    }

    private bool ForEach(Action<SpoolEntryFile> use)
    {
        bool isComplete = true;
        lock (_gate)
        {
            foreach (SpoolEntryFile entry in _isClosed ? [] : entries)
            {
                isComplete &= failure.TryDo(() => use(entry));
            }
        }

        return isComplete;
    }
}
