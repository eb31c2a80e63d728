using System;

namespace AomTools.Delivery;

/// <summary>Stops requests while AOM is unavailable, so that few batches wait through all retries; while open, it allows an attempt periodically.</summary>
internal sealed class CircuitBreaker(TimeProvider timeProvider)
{
    /// <summary>The time between two attempts while the circuit is open, unless the server asks for more.</summary>
    public static readonly TimeSpan BreakDuration = TimeSpan.FromSeconds(30);

    private readonly object _gate = new();
    private long? _opened;
    private long _successes;
    private TimeSpan _break = BreakDuration;
    private ReportOutcome _cause = ReportOutcome.None;

    /// <summary>True if an attempt is allowed now.</summary>
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

    /// <summary>The failure that opened the circuit last.</summary>
    public ReportOutcome Cause
    {
        get
        {
            lock (_gate)
            {
                return _cause;
            }
        }
    }

    /// <summary>The time that the circuit stays open.</summary>
    public TimeSpan Break
    {
        get
        {
            lock (_gate)
            {
                return _break;
            }
        }
    }

    private bool IsBreaking => _opened is long opened && timeProvider.GetElapsedTime(opened) < _break;

    /// <summary>True if a batch may be sent; <paramref name="retries"/> is false for a single attempt.</summary>
    public bool TryBeginAttempt(out bool retries)
    {
        lock (_gate)
        {
            retries = _opened is null;
            if (IsBreaking)
            {
                return false;
            }

            _opened = retries ? null : timeProvider.GetTimestamp();
            return true;
        }
    }

    /// <summary>The number of requests that AOM settled. If it grows, a failing request fails for its data.</summary>
    public long Successes
    {
        get
        {
            lock (_gate)
            {
                return _successes;
            }
        }
    }

    /// <summary>Closes the circuit: a request was settled.</summary>
    public void RecordSuccess()
    {
        lock (_gate)
        {
            _opened = null;
            _break = BreakDuration;
            _successes++;
        }
    }

    /// <summary>Opens the circuit, unless other requests succeeded since this one was started: then AOM is available, and the fault is in the data.</summary>
    public void RecordFailure(ReportOutcome cause, long successesBefore)
    {
        lock (_gate)
        {
            if (_successes > successesBefore && cause.Pause is null)
            {
                return;
            }

            _cause = cause;
            Open(cause.Pause ?? TimeSpan.Zero);
        }
    }

    /// <summary>Opens the circuit for a pause that the server asked an earlier run for.</summary>
    public void Pause(TimeSpan time)
    {
        lock (_gate)
        {
            Open(time);
        }
    }

    private void Open(TimeSpan atLeast)
    {
        _opened = timeProvider.GetTimestamp();
        _break = atLeast > BreakDuration ? atLeast : BreakDuration;
    }
}
