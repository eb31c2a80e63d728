using System;

namespace AomTools.Delivery;

/// <summary>
/// Remembers that the service did not answer, so that later batches are not each made to wait through the whole schedule: while it is open, one
/// attempt is made now and then, and the rest is not tried.
/// </summary>
internal sealed class CircuitBreaker(Func<DateTimeOffset> now)
{
    /// <summary>The time between two attempts while the circuit is open.</summary>
    public static readonly TimeSpan BreakDuration = TimeSpan.FromSeconds(30);

    private readonly object _gate = new();
    private DateTimeOffset? _nextProbe;

    /// <summary>True when an attempt made now would be let through.</summary>
    public bool AllowsAttempt
    {
        get
        {
            lock (_gate)
            {
                return _nextProbe is null || now() >= _nextProbe;
            }
        }
    }

    /// <summary>True when a batch may be tried; <paramref name="retries"/> says whether with its full schedule.</summary>
    public bool TryBeginAttempt(out bool retries)
    {
        lock (_gate)
        {
            retries = _nextProbe is null;
            if (_nextProbe is DateTimeOffset probe)
            {
                if (now() < probe)
                {
                    return false;
                }

                _nextProbe = now() + BreakDuration;
            }

            return true;
        }
    }

    /// <summary>Notes whether a batch got an answer that settled it.</summary>
    public void RecordResult(bool succeeded)
    {
        lock (_gate)
        {
            _nextProbe = succeeded ? null : now() + BreakDuration;
        }
    }
}
