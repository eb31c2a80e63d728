using System.Collections.Generic;
using System.Threading;

namespace AomTools.Delivery;

/// <summary>
/// Metrics on their way from the pipeline to the pool: a list and a guess at its size, since exact sizes are the pool's work on the other
/// thread. Two lists take turns.
/// </summary>
internal sealed class FillingWindow(long capacity)
{
    // Near enough to tell when there is a window's worth at hand; what the guess misses waits in the pool.
    private const int ValueGuess = 70;
    private const int FrameGuess = 110;
    private const int DimensionGuess = 50;

    private List<AomMetric> _metrics = [];
    private List<AomMetric>? _spare;
    private AomMetric? _last;
    private long _bytes;

    public long Capacity { get; } = capacity;

    public bool IsFull => _bytes >= Capacity;

    public void Add(AomMetric metric)
    {
        bool joins = _last is not null && _last.CollectTime == metric.CollectTime && ReferenceEquals(_last.Series.Subject, metric.Series.Subject);
        _bytes += ValueGuess + metric.Name.Length + (joins ? 0 : FrameGuess + (DimensionGuess * metric.Dimensions.Count));
        _metrics.Add(metric);
        _last = metric;
    }

    /// <summary>Takes all out.</summary>
    public List<AomMetric> Take()
    {
        List<AomMetric> taken = _metrics;
        _metrics = Interlocked.Exchange(ref _spare, null) ?? [];
        _last = null;
        _bytes = 0;
        return taken;
    }

    /// <summary>Gives a list back that was taken and read.</summary>
    public void GiveBack(List<AomMetric> list)
    {
        list.Clear();
        Interlocked.Exchange(ref _spare, list);
    }
}
