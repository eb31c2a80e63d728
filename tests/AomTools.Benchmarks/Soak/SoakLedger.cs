using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Delivery;

namespace AomTools.Benchmarks.Soak;

/// <summary>Counts the metrics of all runs and their outcomes, and reports to the streams which metrics an error contains.</summary>
internal sealed class SoakLedger(Action<string> log)
{
    private const int MaxWarnings = 200;

    private readonly object _gate = new();
    private readonly Dictionary<string, SoakStream> _streams = [];
    private readonly HashSet<string> _warnings = [];
    private readonly List<string> _faults = [];

    public SoakCounts Counts { get; private set; } = new();

    /// <summary>The failures so far.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public IEnumerable<SoakStream> Streams => _streams.Values;

    public void AddStream(SoakStream stream) => _streams.Add(stream.Name, stream);

    public SoakStream FindStream(string host) => _streams[host[..host.LastIndexOf('-')]];

    public void AddEntered(int count)
    {
        lock (_gate)
        {
            Counts = Counts with { Entered = Counts.Entered + count };
        }
    }

    public void Add(Settlement settlement)
    {
        lock (_gate)
        {
            Counts = Counts.With(settlement);
        }

        bool isRejected = settlement.Status is AomSendStatus.Rejected or AomSendStatus.Expired;
        if (isRejected)
        {
            AddWarning($"{settlement.Status} ({settlement.Reason}{(settlement.IsReplay ? ", replay" : string.Empty)}): {settlement.MetricCount} metrics, {settlement.Metrics[0]}: {settlement.Outcome.Response.ErrorMessage}");
        }

        foreach (AomMetric metric in settlement.Metrics.Where(_ => isRejected || settlement.Status == AomSendStatus.Undelivered))
        {
            FindStream(metric.Dimensions[SoakStream.HostDimension]!).NoteError(metric, isRejected);
        }
    }

    /// <summary>Notes the end of a run, in which each metric must have been settled once.</summary>
    public void EndRun(string stream, long entered, long settled, SpoolStatus status)
    {
        lock (_gate)
        {
            Counts = Counts with { Runs = Counts.Runs + 1, Pending = status.PendingCount, FailedSpools = Counts.FailedSpools + (status.HasFailed ? 1 : 0) };
        }

        if (entered != settled)
        {
            AddFault($"Stream {stream}: {entered} metrics entered a run, {settled} were settled.");
        }
    }

    public void AddFault(string fault)
    {
        lock (_gate)
        {
            _faults.Add(fault);
        }

        log("FAULT " + fault);
    }

    public void AddWarning(string message)
    {
        bool isNew;
        lock (_gate)
        {
            isNew = _warnings.Count < MaxWarnings && _warnings.Add(message);
        }

        if (isNew)
        {
            log("warning: " + message);
        }
    }
}
