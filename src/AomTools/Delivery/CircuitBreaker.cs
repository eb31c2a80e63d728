using System;

namespace AomTools.Delivery;

/// <summary>
/// Remembers that the service did not answer, so that later batches are not each made to wait through the whole schedule: while it is open, one
/// attempt is made now and then, and the rest is not tried.
/// </summary>
internal sealed class CircuitBreaker(TimeProvider timeProvider)
{
    /// <summary>The time between two attempts while the circuit is open.</summary>
    public static readonly TimeSpan BreakDuration = TimeSpan.FromSeconds(30);

    private readonly object _gate = new();
    private long? _lastAttempt;

    /// <summary>True when an attempt made now would be let through.</summary>
    public bool AllowsAttempt
    {
        get
        {
            lock (_gate)
            {
                return !IsBreaking;
            }
        }
    }

    private bool IsBreaking => _lastAttempt is long last && timeProvider.GetElapsedTime(last) < BreakDuration;

    /// <summary>True when a batch may be tried; <paramref name="retries"/> says whether with its full schedule.</summary>
    public bool TryBeginAttempt(out bool retries)
    {
        lock (_gate)
        {
            retries = _lastAttempt is null;
            if (IsBreaking)
            {
                return false;
            }

            _lastAttempt = retries ? null : timeProvider.GetTimestamp();
            return true;
        }
    }

    /// <summary>Notes whether a batch got an answer that settled it.</summary>
    public void RecordResult(bool succeeded)
    {
        lock (_gate)
        {
            _lastAttempt = succeeded ? null : timeProvider.GetTimestamp();
        }
    }
}
