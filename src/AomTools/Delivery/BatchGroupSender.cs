using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Delivery;

/// <summary>Sends the batches of a group at the same time and waits until all are settled.</summary>
internal sealed class BatchGroupSender(BatchSender batchSender)
{
    /// <summary>Sends a group; a rejected credential outweighs a stop, and a stop outweighs the rest.</summary>
    public async Task<DeliveryEnd> SendAsync(IEnumerable<OutgoingBatch> group, ISettlementHandler handler, CancellationToken stop)
    {
        DeliveryEnd[] ends = await Task.WhenAll(group.Select(outgoing => batchSender.DeliverAsync(outgoing, handler, stop))).ConfigureAwait(false);
        return ends.Contains(DeliveryEnd.CredentialRejected) ? DeliveryEnd.CredentialRejected
            : ends.Contains(DeliveryEnd.Stopped) ? DeliveryEnd.Stopped
            : DeliveryEnd.Completed;
    }
}
