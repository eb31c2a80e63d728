using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Batching;
using AomTools.Http;
using AomTools.Metrics;

namespace AomTools.Delivery;

/// <summary>
/// Delivers one batch. A part that AOM rejects is split until the invalid metrics are isolated. The earlier half is sent first, so that the metrics of a series
/// keep their order.
/// </summary>
internal sealed class BatchDelivery
{
    private readonly PartSettler _settler;
    private readonly FailingParts _failing;
    private readonly PartOrder _order;
    private readonly StoredEarlier _storedEarlier = new();
    private readonly BatchSender _sender;
    private readonly LostAttemptResolver _resolver;
    private readonly IAttemptLog? _log;
    private readonly CancellationToken _stop;
    private Settlement? _ending;

    public BatchDelivery(BatchSender sender, OutgoingBatch outgoing, ISettlementHandler handler, CancellationToken stop)
    {
        BatchPart whole = new(outgoing.Batch) { LostAttempts = outgoing.LostAttempts };
        _log = outgoing.Log;
        _sender = sender;
        _stop = stop;
        _settler = new PartSettler(handler, outgoing.IsReplay);
        _failing = new FailingParts(sender.CircuitBreaker, outgoing.IsReplay);
        _order = new PartOrder(whole, _failing, _settler);
        _resolver = new LostAttemptResolver(AttemptAsync, _log, _order, _failing, _settler, _storedEarlier);
    }

    /// <summary>Delivers the batch. Each metric is settled when the task completes.</summary>
    public async Task<DeliveryEnd> RunAsync()
    {
        while (_ending is null && _order.Next() is BatchPart part)
        {
            await SendAsync(part).ConfigureAwait(false);
        }

        SettleRest();
        return UnsentReason.GetEnd(_ending?.Reason);
    }

    private async Task SendAsync(BatchPart part)
    {
        AttemptResult result = await AttemptAsync(part).ConfigureAwait(false);
        await HandleAsync(result.Part, result.Outcome, result.SuccessCount).ConfigureAwait(false);
    }

    // The count of successes shows later whether AOM was available in the meantime.
    private async Task<AttemptResult> AttemptAsync(BatchPart part)
    {
        long successCount = part.SuccessCountBeforeTrial ?? _sender.CircuitBreaker.SuccessCount;
        return await _sender.ReportAsync(part, _log, _stop).ConfigureAwait(false) with { SuccessCount = successCount };
    }

    private async Task HandleAsync(BatchPart sent, ReportOutcome? outcome, long successCount)
    {
        switch (outcome?.Classification)
        {
            case null:
                End(sent, SettlementReason.Stopped, ReportOutcome.None);
                break;
            case ResponseClassification.Accepted:
                _storedEarlier.NoteAccepted(sent);
                _settler.Settle(sent.Batch, AomSendStatus.Accepted, SettlementReason.Stored, outcome);
                break;
            case ResponseClassification.RejectedForTime when TrySettleExpired(sent, outcome):
                break;
            case ResponseClassification.RejectedForTime when sent.MayBeStored:
                await ResolveAsync(sent, outcome).ConfigureAwait(false);
                break;
            case ResponseClassification.Rejected or ResponseClassification.RejectedForTime:
                Split(sent, outcome);
                break;
            case ResponseClassification.TooLarge:
                Shrink(sent, outcome);
                break;
            case ResponseClassification.Unauthorized or ResponseClassification.Forbidden:
                End(sent, SettlementReason.CredentialRejected, outcome);
                break;
            case ResponseClassification.Undeliverable:
                End(sent, SettlementReason.NotAom, outcome);
                break;
            default:
                _failing.Add(sent, outcome, successCount);
                break;
        }
    }

    private void Split(BatchPart part, ReportOutcome outcome)
    {
        if (part.Batch.Count > 1 && _order.TrySpend(2))
        {
            _order.PushHalves(part);
        }
        else
        {
            _settler.Settle(part.Batch, AomSendStatus.Rejected, SettlementReason.DataRejected, outcome);
        }
    }

    // A proxy has a smaller limit than AOM: the connection stores it.
    private void Shrink(BatchPart part, ReportOutcome outcome)
    {
        if (part.Batch.Count > 1)
        {
            _sender.Connection.LimitBody(part.Batch.Bytes / 2);
            _order.PushHalves(part);
        }
        else
        {
            _failing.AddUndelivered(part.Batch);
            _settler.Settle(part, AomSendStatus.Undelivered, SettlementReason.BodyTooLarge, outcome);
        }
    }

    // Spool entries expire by AOM's clock only, because this machine's clock may be wrong.
    private bool TrySettleExpired(BatchPart part, ReportOutcome outcome)
    {
        AomMetric[] expired = _settler.IsReplay && _sender.Clock.LatestUtcNow is DateTimeOffset now
            ? [.. part.Batch.Metrics.Where(metric => CollectTimeRule.IsTooOld(metric, now))]
            : [];
        if (expired.Length > 0)
        {
            _settler.Settle(part with { Batch = MetricBatch.FromMetrics(expired) }, AomSendStatus.Expired, SettlementReason.TooOld, outcome);
            AomMetric[] rest = [.. part.Batch.Metrics.Except(expired)];
            if (rest.Length > 0)
            {
                _order.Push(part with { Batch = MetricBatch.FromMetrics(rest) });
            }
        }

        return expired.Length > 0;
    }

    private async Task ResolveAsync(BatchPart part, ReportOutcome rejection)
    {
        if (await _resolver.ResolveAsync(part, rejection).ConfigureAwait(false) is AttemptResult open)
        {
            await HandleAsync(open.Part, open.Outcome, open.SuccessCount).ConfigureAwait(false);
        }
    }

    // Nothing more is sent. The remaining metrics have the outcome of this part.
    private void End(BatchPart part, SettlementReason reason, ReportOutcome outcome) =>
        _ending = _settler.Settle(part, AomSendStatus.Undelivered, reason, outcome);

    private void SettleRest()
    {
        _failing.Settle((part, reason, outcome) => _settler.Settle(part, AomSendStatus.Undelivered, reason, outcome));
        _storedEarlier.Settle(_settler, _ending, _sender.Warn);
        foreach (BatchPart part in _order.TakeRest())
        {
            _settler.Settle(part, AomSendStatus.Undelivered, _ending!.Reason, _ending.Outcome with { Attempts = 0 });
        }
    }
}
