using System;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Batching;
using AomTools.Http;

namespace AomTools.Delivery;

/// <summary>Delivers batches, unless the circuit is open. A delivery ends when all metrics of the batch are settled.</summary>
internal sealed class BatchSender(AomConnection connection, ReportClient client, CircuitBreaker circuitBreaker, ServiceClock clock, IDeliveryObserver observer)
{
    public AomConnection Connection => connection;

    public CircuitBreaker CircuitBreaker => circuitBreaker;

    /// <summary>AOM's clock, which decides whether metrics are too old.</summary>
    public ServiceClock Clock => clock;

    /// <summary>Delivers a batch and hands over the outcome of each of its metrics.</summary>
    public Task<DeliveryEnd> DeliverAsync(OutgoingBatch outgoing, ISettlementHandler handler, CancellationToken stop) =>
        new BatchDelivery(this, outgoing, handler, stop).RunAsync();

    /// <summary>Warns the user.</summary>
    public void Warn(string message) => observer.OnWarning(message);

    /// <summary>Sends a part, with retries. A trial is one attempt, even if the circuit is open.</summary>
    public async Task<AttemptResult> ReportAsync(BatchPart part, IAttemptLog? log, CancellationToken stop)
    {
        bool canRetry = false;
        if (part.SuccessCountBeforeTrial is null && !circuitBreaker.TryBeginAttempt(out canRetry))
        {
            return new AttemptResult(part, CreateNotAttempted());
        }

        BatchPart sent = part with { AttemptId = log?.Record(part.Batch.Metrics) ?? 0 };
        try
        {
            stop.ThrowIfCancellationRequested();
            long successCount = part.SuccessCountBeforeTrial ?? circuitBreaker.SuccessCount;
            using BodyBuffer body = part.Batch.Encode();
            ReportOutcome outcome = await client.SendAsync(body.Written, canRetry, observer.OnAttempt, stop).ConfigureAwait(false);
            Record(outcome, successCount);
            return new AttemptResult(outcome.MayBeStored ? sent.AfterLoss() : sent, outcome);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // AOM may have received the interrupted attempt.
            return new AttemptResult(sent.AfterLoss(), null);
        }
    }

    private void Record(ReportOutcome outcome, long successCountBefore)
    {
        if (outcome.IsFailure)
        {
            circuitBreaker.RecordFailure(outcome, successCountBefore);
        }
        else
        {
            circuitBreaker.RecordSuccess();
        }
    }

    // The cause shows whether AOM is unavailable, or something else responded.
    private ReportOutcome CreateNotAttempted()
    {
        ReportOutcome cause = circuitBreaker.Cause;
        ApiResponse response = new() { Failure = TransportError.Connection, ErrorMessage = MessageText.Format(Strings.CircuitOpen, circuitBreaker.OpenDuration.TotalSeconds) };
        return new ReportOutcome(cause.Classification, response, 0, TimeSpan.Zero) { IsNotAom = cause.IsNotAom };
    }
}
