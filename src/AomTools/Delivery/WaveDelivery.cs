using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>Sends the batches of a wave at the same time and waits until all are settled.</summary>
internal sealed class WaveDelivery(AomConnection connection, BatchDelivery delivery)
{
    /// <summary>False when every later batch would fail alike; what is unsettled then is in <paramref name="unsettled"/>.</summary>
    public async Task<bool> SendAsync(IReadOnlyList<MetricBatch> wave, List<AomMetric> unsettled, CancellationToken stop)
    {
        int first = 0;
        if (!connection.IsProven)
        {
            first = 1;
            if (!await delivery.DeliverAsync(wave[0], unsettled, stop).ConfigureAwait(false))
            {
                unsettled.AddRange(wave.Skip(1).SelectMany(batch => batch.Metrics));
                return false;
            }

            connection.IsProven = true;
        }

        bool[] fine = await Task.WhenAll(wave.Skip(first).Select(batch => delivery.DeliverAsync(batch, unsettled, stop))).ConfigureAwait(false);
        return !fine.Contains(false);
    }
}
