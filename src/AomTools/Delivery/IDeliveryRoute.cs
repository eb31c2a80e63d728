using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Batching;

namespace AomTools.Delivery;

/// <summary>Where the courier's waves go: straight to AOM, or by way of a spool on disk.</summary>
internal interface IDeliveryRoute : IDisposable
{
    /// <summary>True when a handed-over window is always sent whole, so that its journal can be closed.</summary>
    bool RequiresFullFlush { get; }

    /// <summary>True when what is not settled waits on disk for the next run.</summary>
    bool PersistsUnsent { get; }

    /// <summary>Called once before the first wave: replays what a former run left.</summary>
    Task<bool> OpenAsync(CancellationToken stop);

    /// <summary>Called for each metric as it is taken, on the pipeline thread.</summary>
    void Append(AomMetric metric);

    /// <summary>Called when a window is handed over; what it gives comes back with the waves of that window.</summary>
    object? SealBuffer();

    /// <summary>Sends waves one after the other; false when nothing more shall be sent. What is not settled and kept nowhere goes to <paramref name="unsettled"/>.</summary>
    Task<bool> SendAsync(IReadOnlyList<IReadOnlyList<MetricBatch>> groups, object? sealedBuffer, List<AomMetric> unsettled, CancellationToken stop);

    /// <summary>Called once after the last wave.</summary>
    Task<bool> CloseAsync(CancellationToken stop);

    /// <summary>How the spool stands; to be asked when the run ends.</summary>
    SpoolStatus GetSpoolStatus();
}
