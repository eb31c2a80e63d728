using System.Collections.Generic;
using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>The parts of a batch that are still to be sent, the next one on top, and the extra requests that they may cost.</summary>
internal sealed class PartStack(BatchPart whole)
{
    /// <summary>The maximum number of extra requests for one batch.</summary>
    public const int ExtraRequestsMax = 64;

    private readonly Stack<BatchPart> _parts = new([whole]);
    private int _extra;

    public bool IsEmpty => _parts.Count == 0;

    public BatchPart Pop() => _parts.Pop();

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

    /// <summary>Spends extra requests; false if that would be too many.</summary>
    public bool TrySpend(int requests)
    {
        bool may = _extra + requests <= ExtraRequestsMax;
        _extra += may ? requests : 0;
        return may;
    }
}
