using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Http;

/// <summary>Time, waiting and chance as the engine gets them: the real ones, or a test's own.</summary>
internal sealed class Surroundings
{
    private static readonly Random s_random = new();

    public static Surroundings Real { get; } = new();

    public Func<DateTimeOffset> Now { get; init; } = static () => DateTimeOffset.UtcNow;

    /// <summary>Time that only passes: no one sets it.</summary>
    public Func<TimeSpan> Uptime { get; init; } = static () => TimeSpan.FromSeconds(Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency);

    public Func<TimeSpan, CancellationToken, Task> Delay { get; init; } = static (time, stop) => Task.Delay(time, stop);

    /// <summary>A number from 0 up to 1.</summary>
    public Func<double> Chance { get; init; } = static () =>
    {
        lock (s_random)
        {
            return s_random.NextDouble();
        }
    };
}
