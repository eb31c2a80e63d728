using System.Collections.Generic;
using System.Linq;
using AomTools.Batching;
using AomTools.Http;

namespace AomTools.Delivery;

/// <summary>
/// The order in which the parts of a batch are sent. The earlier half of a split part is first. Metrics wait while an older metric of their series is
/// undelivered.
/// </summary>
internal sealed class PartOrder(BatchPart whole, FailingParts failing, PartSettler settler)
{
    /// <summary>The maximum number of extra requests for one batch.</summary>
    public const int MaxExtraRequests = 64;

    private static readonly ReportOutcome s_behind = ReportOutcome.None with { Response = new ApiResponse { ErrorMessage = Strings.SeriesBehind } };

    private readonly Stack<BatchPart> _parts = new([whole]);
    private readonly List<BatchPart> _blocked = [];
    private int _extraRequests;

    /// <summary>Takes the next part to send; returns null at the end.</summary>
    public BatchPart? Next()
    {
        while (_parts.Count > 0 || TryContinue())
        {
            BatchPart part = _parts.Pop();
            if (failing.SplitBlocked(part.Batch) is not (AomMetric[] free, AomMetric[] blocked))
            {
                return part;
            }

            _blocked.Add(part with { Batch = MetricBatch.FromMetrics(blocked) });
            if (free.Length > 0)
            {
                return part with { Batch = MetricBatch.FromMetrics(free) };
            }
        }

        return null;
    }

    /// <summary>Takes the remaining parts without sending them.</summary>
    public IEnumerable<BatchPart> TakeRest()
    {
        BatchPart[] rest = [.. _parts, .. _blocked];
        _parts.Clear();
        _blocked.Clear();
        return rest;
    }

    public void Push(BatchPart part) => _parts.Push(part);

    /// <summary>Pushes both halves of a part, the earlier one on top, so that the metrics of a series keep their order.</summary>
    public void PushHalves(BatchPart part)
    {
        if (part.Batch.Count == 1)
        {
            _parts.Push(part);
            return;
        }

        (MetricBatch earlier, MetricBatch later) = part.Batch.Split();
        _parts.Push(part with { Batch = later });
        _parts.Push(part with { Batch = earlier });
    }

    /// <summary>Spends extra requests; returns false if that would exceed the maximum.</summary>
    public bool TrySpend(int requests)
    {
        bool canSpend = _extraRequests + requests <= MaxExtraRequests;
        _extraRequests += canSpend ? requests : 0;
        return canSpend;
    }

    // First find out which series fail, then send the metrics that waited for the result.
    private bool TryContinue()
    {
        failing.SplitWhile(TrySpend).ForEach(_parts.Push);
        if (_parts.Count == 0)
        {
            BatchPart[] waiting = [.. _blocked];
            _blocked.Clear();
            foreach (BatchPart part in Enumerable.Reverse(waiting))
            {
                Release(part);
            }
        }

        return _parts.Count > 0;
    }

    private void Release(BatchPart part)
    {
        (AomMetric[] free, AomMetric[] blocked) = failing.SplitBlocked(part.Batch) ?? ([.. part.Batch.Metrics], []);
        if (blocked.Length > 0)
        {
            settler.Settle(part with { Batch = MetricBatch.FromMetrics(blocked) }, AomSendStatus.Undelivered, SettlementReason.BehindInSeries, s_behind);
        }

        if (free.Length > 0)
        {
            _parts.Push(part with { Batch = MetricBatch.FromMetrics(free) });
        }
    }
}
