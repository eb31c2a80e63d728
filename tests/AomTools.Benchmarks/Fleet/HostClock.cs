using System;
using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Benchmarks.Fleet;

/// <summary>The clock of one host. It knows when the host waits: delivery does one thing at a time, and waits only by timers of its clock.</summary>
internal sealed class HostClock(VirtualTime time) : TimeProvider
{
    private TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => time.UtcNow;

    public override long GetTimestamp() => time.Elapsed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        VirtualEvent due = time.Schedule(time.Elapsed + dueTime, this, () => callback(state));
        Volatile.Read(ref _idle).TrySetResult();
        return new VirtualTimer(due);
    }

    /// <summary>Does something, and returns when the host waits again or is done.</summary>
    public Task RunAsync(Action action)
    {
        TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _idle, idle);
        action();
        return idle.Task;
    }

    /// <summary>Notes that the host has nothing more to do.</summary>
    public void NoteDone() => Volatile.Read(ref _idle).TrySetResult();

    private sealed class VirtualTimer(VirtualEvent due) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => due.Cancel();

        public ValueTask DisposeAsync()
        {
            due.Cancel();
            return ValueTask.CompletedTask;
        }
    }
}
