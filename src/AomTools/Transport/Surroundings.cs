using System;
using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Transport;

/// <summary>Time, waiting and chance as the engine gets them: the real ones, or a test's own.</summary>
internal sealed class Surroundings
{
    private static readonly Random s_random = new();

    public static Surroundings Real { get; } = new();

    public Func<DateTimeOffset> Now { get; init; } = static () => DateTimeOffset.UtcNow;

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
