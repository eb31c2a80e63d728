using System;
using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Tests;

/// <summary>A timer of <see cref="FakeClock"/> that the test can fire before its time.</summary>
internal sealed class FakeTimer(System.Threading.ITimer timer, Action callback, TimeSpan dueTime) : ITimer
{
    private bool _isDisposed;

    public TimeSpan DueTime => dueTime;

    public bool IsDisposed => Volatile.Read(ref _isDisposed);

    public void Fire() => callback();

    public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

    public void Dispose()
    {
        Volatile.Write(ref _isDisposed, true);
        timer.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }
}
