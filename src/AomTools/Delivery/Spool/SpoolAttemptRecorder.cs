using System.Collections.Generic;
using System.Linq;

namespace AomTools.Delivery.Spool;

/// <summary>Records in an entry which requests carried its metrics: one line per request, or, if the disk is full, a mark in place.</summary>
internal sealed class SpoolAttemptRecorder(SpoolEntryWriter writer, SpoolEntryContent content)
{
    private readonly bool _hasUnknown = content.Header?.HasStarted == true || content.HasDamagedAttempt;
    private bool _isStarted = content.Header?.HasStarted == true;
    private bool _hasOnlyUncertain;

    /// <summary>True if an earlier run may have stored the metric.</summary>
    public bool MayBeStored(AomMetric metric) => IsInUnknown(metric) || content.Attempts.HasEarlier(metric);

    /// <summary>Returns the requests of earlier runs without a response. For unrecorded requests, only the order in each series is known.</summary>
    public IEnumerable<LostAttempt> GetEarlier() =>
        content.Metrics.Where(IsInUnknown).GroupBy(static metric => (metric.Series.Resource, metric.Name))
            .Select(static series => new LostAttempt(0, series) { IsOneRequest = false })
            .Concat(content.Attempts.Earlier);

    /// <summary>Records a request that carries the metrics in these runs of lines.</summary>
    /// <exception cref="SpoolException">The disk fails.</exception>
    public void Record(int id, string runs)
    {
        if (content.Attempts.TryReuse(id, runs))
        {
            return;
        }

        byte[] line = SpoolAttemptLine.Write(runs);
        if (!content.Attempts.IsFull && line.Length <= SpoolLineReader.MaxLine && TryAppend(line, out long offset))
        {
            content.Attempts.Add(id, runs, offset);
        }
        else
        {
            MarkStarted();
        }
    }

    /// <summary>Marks metrics that unrecorded requests carried, with one mark for the whole entry or one per line.</summary>
    /// <param name="kept">True for each metric that stays pending.</param>
    /// <param name="lost">The requests of this run without a response.</param>
    /// <exception cref="SpoolException">The disk fails.</exception>
    public void MarkUncertain(bool[] kept, IReadOnlyCollection<LostAttempt> lost)
    {
        LostAttempt[] unrecorded = [.. lost.Where(attempt => attempt.Id != 0 && !content.Attempts.IsRecorded(attempt.Id))];
        bool[] lines = [.. content.Metrics.Select((metric, i) => kept[i] && (IsInUnknown(metric) || unrecorded.Any(attempt => attempt.Contains(metric))))];
        int count = lines.Count(static line => line);
        _hasOnlyUncertain = count > 0 && count == kept.Count(static line => line);
        if (_hasOnlyUncertain)
        {
            MarkStarted();
        }
        else
        {
            writer.Mark(content.GetOffsets(lines, true), SpoolLineStatus.Uncertain);
        }
    }

    /// <summary>Marks the requests that have a response, after all uncertain metrics are marked.</summary>
    /// <exception cref="SpoolException">The disk fails.</exception>
    public void Close(IReadOnlyCollection<LostAttempt> lost)
    {
        writer.Mark(content.Attempts.TakeAnswered([.. lost.Select(static attempt => attempt.Id)]), SpoolLineStatus.Settled);
        _isStarted = _isStarted && (_hasOnlyUncertain || !writer.TryMarkStarted(false));
    }

    private bool IsInUnknown(AomMetric metric) => _hasUnknown || content.IsUncertain(metric);

    private bool TryAppend(byte[] line, out long offset)
    {
        try
        {
            offset = writer.AppendAttempt(line);
            return true;
        }
        catch (SpoolException)
        {
            // A full disk must still drain: the header needs no space, but holds less detail.
            offset = 0;
            return false;
        }
    }

    // Without a header, mark each line.
    private void MarkStarted()
    {
        if (!_isStarted && !writer.TryMarkStarted(true))
        {
            writer.Mark(content.Offsets, SpoolLineStatus.Uncertain);
        }

        _isStarted = true;
    }
}
