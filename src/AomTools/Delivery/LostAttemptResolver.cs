using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Batching;
using AomTools.Http;

namespace AomTools.Delivery;

/// <summary>
/// Finds out which metrics AOM holds of a part that it rejected for its times after a lost attempt. Metrics of different attempts allow no conclusions about
/// each other, so they are sent separately.
/// </summary>
internal sealed class LostAttemptResolver(
    Func<BatchPart, Task<AttemptResult>> attemptAsync,
    IAttemptLog? log,
    PartOrder order,
    FailingParts failing,
    PartSettler settler,
    StoredEarlier storedEarlier)
{
    /// <summary>
    /// Settles the part, or leaves it to be sent again. Returns the result of an open probe; null if no probe is open.
    /// </summary>
    public async Task<AttemptResult?> ResolveAsync(BatchPart part, ReportOutcome rejection)
    {
        if (AttemptSplit.Split(part, metrics => log?.Record(metrics) ?? 0) is IReadOnlyList<BatchPart> parts)
        {
            SendSeparately(parts, rejection);
            return null;
        }

        // This attempt may have stored the metrics that were new to AOM.
        return await SearchAsync(part.Batch.Count > 1 ? part.AfterLoss(wasRejected: true) : part, rejection).ConfigureAwait(false);
    }

    private void SendSeparately(IReadOnlyList<BatchPart> parts, ReportOutcome rejection)
    {
        BatchPart[] affordable = [.. parts.TakeWhile(_ => order.TrySpend(1))];
        foreach (BatchPart part in parts.Skip(affordable.Length))
        {
            SettleUnknown(part, rejection);
        }

        foreach (BatchPart part in Enumerable.Reverse(affordable))
        {
            order.Push(part);
        }
    }

    private async Task<AttemptResult?> SearchAsync(BatchPart part, ReportOutcome rejection)
    {
        bool canJump = part.LostAttempts.All(attempt => attempt.IsOneRequest && part.Batch.Metrics.All(attempt.Contains));
        StoredSearch search = new(part.Batch, isThorough: storedEarlier.HasFoundMissing, canJump);
        AttemptResult? open = null;
        while (open is null && search.Next() is MetricBatch probe)
        {
            if (!order.TrySpend(1))
            {
                SettleUnknown(part with { Batch = MetricBatch.FromMetrics(search.TakeUnresolved()) }, rejection);
                break;
            }

            open = await attemptAsync(part with { Batch = probe }).ConfigureAwait(false);
            open = NoteOutcome(search, open.Outcome) ? null : open;
        }

        Conclude(part, search, rejection);
        return open;
    }

    // True if AOM holds the probe.
    private static bool NoteOutcome(StoredSearch search, ReportOutcome? outcome)
    {
        bool isHeld = outcome?.Classification == ResponseClassification.RejectedForTime;
        if (isHeld)
        {
            search.NoteRejected();
        }
        else
        {
            search.NoteResolved(wasMissing: outcome?.Classification == ResponseClassification.Accepted);
        }

        return isHeld;
    }

    private void Conclude(BatchPart part, StoredSearch search, ReportOutcome rejection)
    {
        storedEarlier.Add(search.Stored, part, rejection);
        if (search.Doubtful.Count > 0)
        {
            settler.Settle(MetricBatch.FromMetrics(search.Doubtful), AomSendStatus.Rejected, SettlementReason.ResponseLost, rejection);
        }

        AomMetric[] rest = search.TakeUnresolved();
        if (rest.Length > 0)
        {
            order.PushHalves(part with { Batch = MetricBatch.FromMetrics(rest) });
        }
    }

    // Too many requests would be necessary to find out.
    private void SettleUnknown(BatchPart part, ReportOutcome rejection)
    {
        failing.AddUndelivered(part.Batch);
        settler.Settle(part, AomSendStatus.Undelivered, SettlementReason.ResponseLost, rejection);
    }
}
