using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace AomTools.Benchmarks.Fleet;

/// <summary>Time that passes only between events: what hosts do at an instant ends before the next one.</summary>
internal sealed class VirtualTime(DateTimeOffset start)
{
    // Events of a slot are one instant, so that hosts can use all processors.
    private const int SlotMilliseconds = 50;

    private readonly object _gate = new();
    private readonly PriorityQueue<VirtualEvent, long> _events = new();
    private long _elapsedTicks;

    public TimeSpan Elapsed => new(_elapsedTicks);

    public DateTimeOffset UtcNow => start + Elapsed;

    public VirtualEvent Schedule(TimeSpan at, HostClock host, Action action)
    {
        VirtualEvent scheduled = new(host, action);
        lock (_gate)
        {
            _events.Enqueue(scheduled, Math.Max(at.Ticks, _elapsedTicks));
        }

        return scheduled;
    }

    /// <summary>Runs all events until a time. A host does one thing after the other.</summary>
    public async Task RunAsync(TimeSpan end)
    {
        while (TakeSlot(end) is { Count: > 0 } slot)
        {
            await Parallel.ForEachAsync(slot.GroupBy(static one => one.Host), static (host, _) => RunAsync(host));
        }
    }

    private static async ValueTask RunAsync(IEnumerable<VirtualEvent> events)
    {
        foreach (VirtualEvent one in events)
        {
            await one.Host.RunAsync(one.Action);
        }
    }

    private List<VirtualEvent> TakeSlot(TimeSpan end)
    {
        List<VirtualEvent> slot = [];
        lock (_gate)
        {
            while (_events.TryPeek(out VirtualEvent? next, out long at) && at < end.Ticks && (slot.Count == 0 || at < _elapsedTicks + (SlotMilliseconds * TimeSpan.TicksPerMillisecond)))
            {
                _elapsedTicks = slot.Count == 0 ? Math.Max(at, _elapsedTicks) : _elapsedTicks;
                _events.Dequeue();
                if (!next.IsCanceled)
                {
                    slot.Add(next);
                }
            }
        }

        return slot;
    }
}
