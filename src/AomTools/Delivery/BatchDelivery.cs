using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Batching;
using AomTools.Http;
using AomTools.Metrics;

namespace AomTools.Delivery;

/// <summary>
/// The delivery of one batch. A part that AOM rejects is split until the invalid metrics are isolated, the earlier half first, so that the
/// metrics of a series keep their order.
/// </summary>
internal sealed class BatchDelivery
{
    private readonly PartSettler _settler;
    private readonly FailingParts _failing;
    private readonly PartSchedule _schedule;
    private readonly StoredEarlier _storedEarlier = new();
    private readonly BatchSender _sender;
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
        _schedule = new PartSchedule(whole, _failing, _settler);
    }

    /// <summary>Delivers the batch; each metric is settled when this ends.</summary>
    public async Task<DeliveryEnd> RunAsync()
    {
        while (_ending is null && _schedule.Next() is BatchPart part)
        {
            await SendAsync(part).ConfigureAwait(false);
        }

        SettleRest();
        return UnsentReason.GetEnd(_ending?.Reason);
    }

    private async Task SendAsync(BatchPart part)
    {
        long successCount = part.SuccessCountBeforeTrial ?? _sender.CircuitBreaker.SuccessCount;
        AttemptResult result = await _sender.ReportAsync(part, _log, _stop).ConfigureAwait(false);
        await HandleAsync(result.Part, result.Outcome, successCount).ConfigureAwait(false);
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
            case ResponseClassification.RejectedForTime when sent.MayBeStored && AttemptSplit.Split(sent, Record) is IReadOnlyList<BatchPart> parts:
                SendSeparately(parts, outcome);
                break;
            case ResponseClassification.RejectedForTime when sent.MayBeStored:
                await FindStoredAsync(sent, outcome).ConfigureAwait(false);
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
        if (part.Batch.Count > 1 && _schedule.TrySpend(2))
        {
            _schedule.PushHalves(part);
        }
        else
        {
            _settler.Settle(part.Batch, AomSendStatus.Rejected, SettlementReason.DataRejected, outcome);
        }
    }

    // A proxy's limit is smaller than AOM's: the connection remembers it.
    private void Shrink(BatchPart part, ReportOutcome outcome)
    {
        if (part.Batch.Count > 1)
        {
            _sender.Connection.LimitBody(part.Batch.Bytes / 2);
            _schedule.PushHalves(part);
        }
        else
        {
            _failing.AddUndelivered(part.Batch);
            _settler.Settle(part, AomSendStatus.Undelivered, SettlementReason.BodyTooLarge, outcome);
        }
    }

    // An entry of the spool expires only by AOM's clock, since this machine's may be wrong.
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
                _schedule.Push(part with { Batch = MetricBatch.FromMetrics(rest) });
            }
        }

        return expired.Length > 0;
    }

    private int Record(IEnumerable<AomMetric> metrics) => _log?.Record(metrics) ?? 0;

    // Metrics that different attempts carried say nothing about each other.
    private void SendSeparately(IReadOnlyList<BatchPart> parts, ReportOutcome rejection)
    {
        BatchPart[] affordable = [.. parts.TakeWhile(_ => _schedule.TrySpend(1))];
        foreach (BatchPart part in parts.Skip(affordable.Length))
        {
            SettleUnknown(part, rejection);
        }

        foreach (BatchPart part in Enumerable.Reverse(affordable))
        {
            _schedule.Push(part);
        }
    }

    // Too many requests would be needed to find out.
    private void SettleUnknown(BatchPart part, ReportOutcome rejection)
    {
        _failing.AddUndelivered(part.Batch);
        _settler.Settle(part, AomSendStatus.Undelivered, SettlementReason.ResponseLost, rejection);
    }

    private async Task FindStoredAsync(BatchPart rejected, ReportOutcome rejection)
    {
        // AOM may have stored what was new in this very attempt.
        BatchPart part = rejected.Batch.Count > 1 ? rejected.AfterLoss(wasRejected: true) : rejected;
        StoredSearch search = new(part.Batch, isThorough: _storedEarlier.HasFoundMissing, canJump: part.LostAttempts.All(attempt => attempt.IsOneRequest && part.Batch.Metrics.All(attempt.Contains)));
        while (search.Next() is MetricBatch probe)
        {
            if (!_schedule.TrySpend(1))
            {
                SettleUnknown(part with { Batch = MetricBatch.FromMetrics(search.TakeUnresolved()) }, rejection);
                break;
            }

            long successCount = part.SuccessCountBeforeTrial ?? _sender.CircuitBreaker.SuccessCount;
            AttemptResult result = await _sender.ReportAsync(part with { Batch = probe }, _log, _stop).ConfigureAwait(false);
            if (result.Outcome?.Classification == ResponseClassification.RejectedForTime)
            {
                search.NoteRejected();
                continue;
            }

            search.NoteResolved(wasMissing: result.Outcome?.Classification == ResponseClassification.Accepted);
            Conclude(part, search, rejection);
            await HandleAsync(result.Part, result.Outcome, successCount).ConfigureAwait(false);
            return;
        }

        Conclude(part, search, rejection);
    }

    private void Conclude(BatchPart part, StoredSearch search, ReportOutcome rejection)
    {
        _storedEarlier.Add(search.Stored, part, rejection);
        if (search.Doubtful.Count > 0)
        {
            _settler.Settle(MetricBatch.FromMetrics(search.Doubtful), AomSendStatus.Rejected, SettlementReason.ResponseLost, rejection);
        }

        AomMetric[] rest = search.TakeUnresolved();
        if (rest.Length > 0)
        {
            _schedule.PushHalves(part with { Batch = MetricBatch.FromMetrics(rest) });
        }
    }

    // Nothing more is sent: the rest has the outcome of this part.
    private void End(BatchPart part, SettlementReason reason, ReportOutcome outcome) =>
        _ending = _settler.Settle(part, AomSendStatus.Undelivered, reason, outcome);

    private void SettleRest()
    {
        _failing.Settle((part, reason, outcome) => _settler.Settle(part, AomSendStatus.Undelivered, reason, outcome));
        _storedEarlier.Settle(_settler, _ending, _sender.Warn);
        foreach (BatchPart part in _schedule.TakeRest())
        {
            _settler.Settle(part, AomSendStatus.Undelivered, _ending!.Reason, _ending.Outcome with { Attempts = 0 });
        }
    }
}
