using System;

namespace AomTools.Delivery;

/// <summary>How long to wait before the next attempt: doubling with full jitter, capped; what the server asks for wins. Pure but for the randomness it is given.</summary>
internal sealed class RetrySchedule(int maximumRetryCount, TimeSpan interval, Func<double> random)
{
    public static readonly TimeSpan MaximumDelay = TimeSpan.FromSeconds(60);

    // A server that asks for "0" or a date gone by gets at least this much air.
    private static readonly TimeSpan s_floor = TimeSpan.FromMilliseconds(100);

    // Parallel requests share the schedule, and System.Random is not thread-safe.
    private readonly object _gate = new();

    /// <summary>The wait after attempt <paramref name="attempt"/> (1 is the first), or null when there shall be no other.</summary>
    public TimeSpan? GetDelay(int attempt, TimeSpan? retryAfter)
    {
        if (attempt > maximumRetryCount)
        {
            return null;
        }

        if (retryAfter is TimeSpan asked)
        {
            return asked < s_floor ? s_floor : asked;
        }

        double ceiling = Math.Min(MaximumDelay.TotalMilliseconds, interval.TotalMilliseconds * Math.Pow(2, attempt - 1));
        lock (_gate)
        {
            return TimeSpan.FromMilliseconds(ceiling * random());
        }
    }
}
