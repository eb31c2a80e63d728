using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>Straight to AOM: what is not delivered is told as an error, and kept nowhere.</summary>
internal sealed class DirectOutlet(WaveDelivery delivery) : IOutlet
{
    public bool SendsAll => false;

    public bool Keeps => false;

    public Task<bool> OpenAsync(CancellationToken stop) => Task.FromResult(true);

    public void Take(AomMetric metric)
    {
    }

    public object? Seal() => null;

    public async Task<bool> SendAsync(IReadOnlyList<IReadOnlyList<MetricBatch>> waves, object? sealedWindow, List<AomMetric> unsettled, CancellationToken stop)
    {
        for (int i = 0; i < waves.Count; i++)
        {
            Parcel[] parcels = [.. waves[i].Select(batch => new Parcel(batch, AomSendStatus.Undelivered, fromSpool: false))];
            BatchEnd[] ends = await delivery.SendAsync(parcels, stop).ConfigureAwait(false);
            unsettled.AddRange(ends.SelectMany(end => end.Unsettled));
            if (ends.Any(end => end.IsBarred || end.IsStopped))
            {
                unsettled.AddRange(waves.Skip(i + 1).SelectMany(wave => wave).SelectMany(batch => batch.Metrics));
                return false;
            }
        }

        return true;
    }

    public Task<bool> CloseAsync(CancellationToken stop) => Task.FromResult(true);

    public SpoolStanding Standing() => SpoolStanding.None;

    public void Dispose()
    {
    }
}
