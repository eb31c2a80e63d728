using System;

namespace AomTools.Http;

/// <summary>Computes the delay before the next attempt: exponential, limited, with full jitter. Retry-After is the minimum.</summary>
internal sealed class RetrySchedule(int maximumRetryCount, TimeSpan interval, Func<double> random)
{
    public static readonly TimeSpan MaximumDelay = TimeSpan.FromSeconds(60);

    // Retry-After applies to a whole fleet. Without jitter, all senders would return in the same second, and AOM would reject most of them again.
    private const int CrowdSteps = 2;

    // The minimum if Retry-After is 0 or a past date.
    private static readonly TimeSpan s_floor = TimeSpan.FromMilliseconds(100);

    // Parallel requests share the schedule, and System.Random is not thread-safe.
    private readonly object _gate = new();

    /// <summary>Returns the delay after attempt <paramref name="attempt"/> (1 is the first), or null if it was the last.</summary>
    public TimeSpan? GetDelay(int attempt, TimeSpan? retryAfter)
    {
        if (attempt > maximumRetryCount)
        {
            return null;
        }

        TimeSpan jitter = TimeSpan.FromMilliseconds(GetCeiling(retryAfter is null ? attempt : attempt + CrowdSteps) * NextRandom());
        return retryAfter is not TimeSpan asked ? jitter : (asked < s_floor ? s_floor : asked) + jitter;
    }

    private double GetCeiling(int attempt) => Math.Min(MaximumDelay.TotalMilliseconds, interval.TotalMilliseconds * Math.Pow(2, attempt - 1));

    private double NextRandom()
    {
        lock (_gate)
        {
            return random();
        }
    }
}
