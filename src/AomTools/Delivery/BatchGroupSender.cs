using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Delivery;

/// <summary>Sends the batches of a wave at the same time and waits until all are settled.</summary>
internal sealed class BatchGroupSender(AomConnection connection, BatchSender batchSender)
{
    /// <summary>One end for each parcel, in their order.</summary>
    public async Task<BatchSendResult[]> SendAsync(IReadOnlyList<OutgoingBatch> group, CancellationToken stop)
    {
        List<BatchSendResult> results = [];
        if (!connection.IsCredentialVerified)
        {
            BatchSendResult firstResult = await batchSender.DeliverAsync(group[0], stop).ConfigureAwait(false);
            results.Add(firstResult);
        }

        if (results.Count > 0 && (results[0].IsCredentialRejected || results[0].IsStopped))
        {
            results.AddRange(group.Skip(1).Select(NotBegun));
            return [.. results];
        }

        results.AddRange(await Task.WhenAll(group.Skip(results.Count).Select(outgoing => batchSender.DeliverAsync(outgoing, stop))).ConfigureAwait(false));
        return [.. results];
    }

    private static BatchSendResult NotBegun(OutgoingBatch outgoing)
    {
        BatchSendResult result = new() { IsStopped = true };
        result.Unsettled.AddRange(outgoing.Batch.Metrics);
        return result;
    }
}
