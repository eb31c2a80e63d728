using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Delivery;

/// <summary>Sends the batches of a group concurrently and waits until all are settled.</summary>
internal sealed class BatchGroupSender(BatchSender batchSender)
{
    /// <summary>Sends a group. Until AOM accepts the credential, the first batch goes first, and the others only if that succeeds.</summary>
    public async Task<DeliveryEnd> SendAsync(IReadOnlyList<OutgoingBatch> group, ISettlementHandler handler, CancellationToken stop)
    {
        int firstCount = batchSender.Connection.IsCredentialVerified ? 0 : 1;
        DeliveryEnd first = await SendAllAsync(group.Take(firstCount), handler, stop).ConfigureAwait(false);
        if (first == DeliveryEnd.Completed)
        {
            return await SendAllAsync(group.Skip(firstCount), handler, stop).ConfigureAwait(false);
        }

        foreach (OutgoingBatch outgoing in group.Skip(firstCount))
        {
            Settlement unsent = Settlement.FromUnsent([.. outgoing.Batch.Metrics], AomSendStatus.Undelivered, UnsentReason.From(first), UnsentReason.GetText(first));
            handler.OnSettled(unsent with { IsReplay = outgoing.IsReplay, LostAttempts = outgoing.LostAttempts });
        }

        return first;
    }

    // A rejected credential outweighs a stop, and a stop outweighs the rest.
    private async Task<DeliveryEnd> SendAllAsync(IEnumerable<OutgoingBatch> batches, ISettlementHandler handler, CancellationToken stop)
    {
        DeliveryEnd[] ends = await Task.WhenAll(batches.Select(outgoing => batchSender.DeliverAsync(outgoing, handler, stop))).ConfigureAwait(false);
        return ends.Contains(DeliveryEnd.CredentialRejected) ? DeliveryEnd.CredentialRejected
            : ends.Contains(DeliveryEnd.Stopped) ? DeliveryEnd.Stopped
            : DeliveryEnd.Completed;
    }
}
