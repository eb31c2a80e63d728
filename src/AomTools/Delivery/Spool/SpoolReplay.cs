using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Metrics;

namespace AomTools.Delivery.Spool;

/// <summary>Sends the pending entries of a spool in order, as many at a time as fill a group. The next entries are read in the meantime.</summary>
internal sealed class SpoolReplay(SpoolTarget target, BatchQueue queue, BatchSender sender, FailingSeries failing, SpoolFailure failure, ISettlementHandler handler, Action<string> warn)
{
    // Only the last group in flight is partly full. With few groups, it would cost much of the time.
    private const int GroupsAtOnce = 16;
    private const long MinBytesAtOnce = 2 * 1024 * 1024;

    private long _expiredCount;

    /// <summary>True if entries remain because AOM is unavailable or the run ended.</summary>
    public bool HasLeft { get; private set; }

    /// <summary>True if the last replay sent something.</summary>
    public bool HasSent { get; private set; }

    /// <summary>Replays entries before a sequence number, until none is left, AOM is unavailable, or the run ends.</summary>
    public async Task<DeliveryEnd> RunAsync(long before, CancellationToken stop)
    {
        try
        {
            return await ReplayAsync(before, stop).ConfigureAwait(false);
        }
        finally
        {
            WarnOfExpired();
        }
    }

    private async Task<DeliveryEnd> ReplayAsync(long before, CancellationToken stop)
    {
        HasLeft = false;
        HasSent = false;
        using EntryWindowReader reader = new(target.OpenPending(before, warn, failing.IsSkipped), Math.Max(MinBytesAtOnce, GroupsAtOnce * queue.Capacity));
        IReadOnlyList<SpoolEntryFile> entries = reader.ReadNext();
        while (entries.Count > 0)
        {
            if (!sender.CircuitBreaker.AllowsAttempt || stop.IsCancellationRequested)
            {
                HasLeft = true;
                Array.ForEach([.. entries], static entry => entry.Dispose());
                return stop.IsCancellationRequested ? DeliveryEnd.Stopped : DeliveryEnd.Completed;
            }

            HasSent = true;
            Task<IReadOnlyList<SpoolEntryFile>> next = Task.Run(reader.ReadNext, CancellationToken.None);
            (DeliveryEnd end, bool isBlocked) = await SendAsync(entries, stop).ConfigureAwait(false);
            entries = await next.ConfigureAwait(false);
            if (end != DeliveryEnd.Completed || isBlocked)
            {
                HasLeft = true;
                Array.ForEach([.. entries], static entry => entry.Dispose());
                return end;
            }
        }

        return DeliveryEnd.Completed;
    }

    private async Task<(DeliveryEnd End, bool IsBlocked)> SendAsync(IReadOnlyList<SpoolEntryFile> entries, CancellationToken stop)
    {
        InFlightEntries inFlight = InFlightEntries.FromEntries(entries, handler, failure);
        try
        {
            List<AomMetric>[] parts = [.. entries.Select(entry => TakeSendable(inFlight, entry))];
            DeliveryEnd end = await SendAsync(inFlight, parts, stop).ConfigureAwait(false);
            inFlight.SettleUnsent(queue.TakeRest(), UnsentReason.From(end), UnsentReason.GetText(end));
            return (end, inFlight.IsBlocked);
        }
        finally
        {
            _expiredCount += inFlight.ExpiredCount;
            failing.Add(inFlight, entries);
            inFlight.Close();
        }
    }

    // With few metrics at a time, packing costs as much as for metrics of the pipeline.
    private async Task<DeliveryEnd> SendAsync(InFlightEntries inFlight, List<AomMetric>[] parts, CancellationToken stop)
    {
        DeliveryEnd end = DeliveryEnd.Completed;
        for (int i = 0; i < parts.Length; i++)
        {
            queue.Add(parts[i]);
            if (end == DeliveryEnd.Completed)
            {
                end = await queue.SendAsync(flush: i == parts.Length - 1, inFlight.Prepare, inFlight, stop).ConfigureAwait(false);
            }
        }

        return end;
    }

    private List<AomMetric> TakeSendable(InFlightEntries inFlight, SpoolEntryFile entry)
    {
        List<AomMetric> metrics = [.. entry.Metrics];
        SettleExpired(inFlight, metrics);
        inFlight.SettleUnsent(failing.TakeFrom(metrics), SettlementReason.SeriesFailing, Strings.SpoolBehind);
        return metrics;
    }

    // One message for all entries: an outage leaves one entry per run.
    private void WarnOfExpired()
    {
        if (_expiredCount > 0)
        {
            warn(MessageText.Format(_expiredCount == 1 ? Strings.SpoolExpiredOne : Strings.SpoolExpiredMany, _expiredCount, MetricLimits.OldestHours, Path.Combine(target.Folder, SpoolStore.Expired)));
            _expiredCount = 0;
        }
    }

    // Nothing expires before AOM's first response shows the time.
    private void SettleExpired(InFlightEntries inFlight, List<AomMetric> metrics)
    {
        if (sender.Clock.UtcNow is DateTimeOffset now && metrics.FindAll(metric => CollectTimeRule.IsTooOld(metric, now)) is { Count: > 0 } expired)
        {
            metrics.RemoveAll(metric => CollectTimeRule.IsTooOld(metric, now));
            inFlight.OnSettled(Settlement.FromUnsent(expired, AomSendStatus.Expired, SettlementReason.TooOld, null) with { IsReplay = true });
        }
    }
}
