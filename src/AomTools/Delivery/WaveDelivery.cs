using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Delivery;

/// <summary>Sends the batches of a wave at the same time and waits until all are settled.</summary>
internal sealed class WaveDelivery(AomConnection connection, BatchDelivery delivery)
{
    /// <summary>One end for each parcel, in their order.</summary>
    public async Task<BatchEnd[]> SendAsync(IReadOnlyList<Parcel> wave, CancellationToken stop)
    {
        List<BatchEnd> ends = [];
        if (!connection.IsProven)
        {
            BatchEnd first = await delivery.DeliverAsync(wave[0], stop).ConfigureAwait(false);
            ends.Add(first);
            connection.Prove(first.IsAnswered);
        }

        if (ends.Count > 0 && (ends[0].IsBarred || ends[0].IsStopped))
        {
            ends.AddRange(wave.Skip(1).Select(NotBegun));
            return [.. ends];
        }

        ends.AddRange(await Task.WhenAll(wave.Skip(ends.Count).Select(parcel => delivery.DeliverAsync(parcel, stop))).ConfigureAwait(false));
        if (ends.Exists(static end => end.IsBarred))
        {
            connection.Prove(accepted: false);
        }

        return [.. ends];
    }

    private static BatchEnd NotBegun(Parcel parcel)
    {
        BatchEnd end = new() { IsStopped = true };
        end.Unsettled.AddRange(parcel.Batch.Metrics);
        return end;
    }
}
