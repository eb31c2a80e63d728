using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Compat;
using Xunit;

namespace AomTools.Tests.Http;

/// <summary>The clock of each build: .NET's own, and the module's for Windows PowerShell 5.1.</summary>
public sealed class TimeProviderTests
{
    [Fact]
    public void GetTimestamp_System_IsTheMonotonicClock()
    {
        long before = Stopwatch.GetTimestamp();
        Assert.InRange(TimeProvider.System.GetTimestamp(), before, Stopwatch.GetTimestamp());
        Assert.Equal(Stopwatch.Frequency, TimeProvider.System.TimestampFrequency);
    }

    [Fact]
    public void GetElapsedTime_Timestamps_AreInTheirFrequency() =>
        Assert.Equal(TimeSpan.FromSeconds(1.5), TimeProvider.System.GetElapsedTime(1000, 1000 + (Stopwatch.Frequency * 3 / 2)));

    [Fact]
    public void GetElapsedTime_FromATimestamp_LastsUntilNow()
    {
        FakeClock clock = new();
        long start = clock.GetTimestamp();
        clock.Advance(TimeSpan.FromMilliseconds(1234));
        clock.Skew = TimeSpan.FromDays(-1);
        Assert.Equal(TimeSpan.FromMilliseconds(1234), clock.GetElapsedTime(start));
    }

    [Fact]
    public void GetUtcNow_System_IsTheWallClockInUtc()
    {
        DateTimeOffset before = DateTimeOffset.UtcNow;
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        Assert.InRange(now, before, DateTimeOffset.UtcNow);
        Assert.Equal(TimeSpan.Zero, now.Offset);
    }

    [Fact]
    public async Task DelayAsync_System_Completes() => await TimeProvider.System.DelayAsync(TimeSpan.FromMilliseconds(2), TestContext.Current.CancellationToken);

    [Fact]
    public async Task DelayAsync_Time_PassesByTheProvider()
    {
        FakeClock clock = new();
        Task delay = clock.DelayAsync(TimeSpan.FromMilliseconds(1500.9), TestContext.Current.CancellationToken);
        FakeTimer timer = Assert.Single(clock.Timers);
        Assert.Equal(TimeSpan.FromMilliseconds(1500), timer.DueTime);
        clock.Advance(TimeSpan.FromMilliseconds(1499));
        Assert.False(delay.IsCompleted);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        await delay;
        Assert.True(timer.IsDisposed);
    }

    [Fact]
    public async Task DelayAsync_Stopped_EndsAndDisposesItsTimer()
    {
        using CancellationTokenSource stop = new();
        FakeClock clock = new();
        Task delay = clock.DelayAsync(TimeSpan.FromHours(1), stop.Token);
        Assert.False(delay.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => delay);
        Assert.True(Assert.Single(clock.Timers).IsDisposed);
        Assert.True(clock.DelayAsync(TimeSpan.FromHours(1), stop.Token).IsCanceled);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.9)]
    public void DelayAsync_LessThanAMillisecond_IsOver(double milliseconds)
    {
        FakeClock clock = new();
        Assert.True(clock.DelayAsync(TimeSpan.FromMilliseconds(milliseconds), TestContext.Current.CancellationToken).IsCompletedSuccessfully);
        Assert.Empty(clock.Timers);
    }

    [Fact]
    public async Task CreateTimer_System_FiresAfterAChange()
    {
        TaskCompletionSource fired = new();
        using ITimer timer = TimeProvider.System.CreateTimer(_ => fired.TrySetResult(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Assert.False(fired.Task.IsCompleted);
        Assert.True(timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
        await fired.Task.WaitAsync(TestContext.Current.CancellationToken);
    }
}
