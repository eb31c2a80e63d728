using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>Straight to AOM: what is not delivered is told as an error, and kept nowhere.</summary>
internal sealed class DirectRoute(BatchGroupSender groupSender) : IDeliveryRoute
{
    public bool RequiresFullFlush => false;

    public bool PersistsUnsent => false;

    public Task<bool> OpenAsync(CancellationToken stop) => Task.FromResult(true);

    public void Append(AomMetric metric)
    {
    }

    public object? SealBuffer() => null;

    public async Task<bool> SendAsync(IReadOnlyList<IReadOnlyList<MetricBatch>> groups, object? sealedBuffer, List<AomMetric> unsettled, CancellationToken stop)
    {
        for (int i = 0; i < groups.Count; i++)
        {
            OutgoingBatch[] outgoings = [.. groups[i].Select(batch => new OutgoingBatch(batch, AomSendStatus.Undelivered, fromSpool: false))];
            BatchSendResult[] results = await groupSender.SendAsync(outgoings, stop).ConfigureAwait(false);
            unsettled.AddRange(results.SelectMany(result => result.Unsettled));
            if (results.Any(result => result.IsCredentialRejected || result.IsStopped))
            {
                unsettled.AddRange(groups.Skip(i + 1).SelectMany(group => group).SelectMany(batch => batch.Metrics));
                return false;
            }
        }

        return true;
    }

    public Task<bool> CloseAsync(CancellationToken stop) => Task.FromResult(true);

    public SpoolStatus GetSpoolStatus() => SpoolStatus.None;

    public void Dispose()
    {
    }
}
