using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;
using Xunit;

namespace AomTools.Tests.Http;

public sealed class SurroundingsTests
{
    [Fact]
    public void Chance_Numbers_SpreadFromZeroToOne()
    {
        double[] numbers = [.. Enumerable.Range(0, 1000).Select(_ => Surroundings.Real.Chance())];
        Assert.All(numbers, number => Assert.InRange(number, 0, 0.999999999999));
        Assert.True(numbers.Min() < 0.1 && numbers.Max() > 0.9);
    }

    [Fact]
    public void Uptime_Clock_IsTheMonotonicOneInSeconds()
    {
        TimeSpan before = Stopwatch.GetElapsedTime(0);
        TimeSpan uptime = Surroundings.Real.Uptime();
        Assert.InRange(uptime.TotalMilliseconds, before.TotalMilliseconds - 1, Stopwatch.GetElapsedTime(0).TotalMilliseconds + 1);
    }

    [Fact]
    public void Now_Clock_IsUtc() => Assert.Equal(TimeSpan.Zero, Surroundings.Real.Now().Offset);

    [Fact]
    public async Task Delay_Canceled_Ends()
    {
        using CancellationTokenSource stop = new();
        Task delay = Surroundings.Real.Delay(TimeSpan.FromHours(1), stop.Token);
        Assert.False(delay.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => delay);
    }
}
