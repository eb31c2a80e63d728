using System;

namespace AomTools.Delivery;

/// <summary>Stops requests while AOM is unavailable, so that few batches wait through all retries. An open circuit periodically allows an attempt.</summary>
internal sealed class CircuitBreaker(TimeProvider timeProvider)
{
    /// <summary>The time between two attempts while the circuit is open, unless the server requests a longer one.</summary>
    public static readonly TimeSpan BreakDuration = TimeSpan.FromSeconds(30);

    private readonly object _gate = new();
    private long? _openedAt;
    private long _successCount;
    private TimeSpan _openDuration = BreakDuration;
    private ReportOutcome _cause = ReportOutcome.None;

    /// <summary>True if an attempt is allowed now.</summary>
    public bool AllowsAttempt
    {
        get
        {
            lock (_gate)
            {
                return !IsOpen;
            }
        }
    }

    /// <summary>The last failure that opened the circuit.</summary>
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

    /// <summary>The time for which the circuit stays open.</summary>
    public TimeSpan OpenDuration
    {
        get
        {
            lock (_gate)
            {
                return _openDuration;
            }
        }
    }

    private bool IsOpen => _openedAt is long opened && timeProvider.GetElapsedTime(opened) < _openDuration;

    /// <summary>True if a batch may be sent; <paramref name="canRetry"/> is false for a single attempt.</summary>
    public bool TryBeginAttempt(out bool canRetry)
    {
        lock (_gate)
        {
            canRetry = _openedAt is null;
            if (IsOpen)
            {
                return false;
            }

            _openedAt = canRetry ? null : timeProvider.GetTimestamp();
            return true;
        }
    }

    /// <summary>The number of requests that AOM settled. If it grows, a failing request fails because of its data.</summary>
    public long SuccessCount
    {
        get
        {
            lock (_gate)
            {
                return _successCount;
            }
        }
    }

    /// <summary>Closes the circuit after a settled request.</summary>
    public void RecordSuccess()
    {
        lock (_gate)
        {
            _openedAt = null;
            _openDuration = BreakDuration;
            _successCount++;
        }
    }

    /// <summary>
    /// Opens the circuit, unless other requests succeeded since this one started. In that case AOM is available, and the fault is in the data.
    /// </summary>
    public void RecordFailure(ReportOutcome cause, long successCountBefore)
    {
        lock (_gate)
        {
            if (_successCount > successCountBefore && cause.Pause is null)
            {
                return;
            }

            _cause = cause;
            Open(cause.Pause ?? TimeSpan.Zero);
        }
    }

    /// <summary>Opens the circuit for a pause that the server requested in an earlier run.</summary>
    public void Pause(TimeSpan time)
    {
        lock (_gate)
        {
            Open(time);
        }
    }

    private void Open(TimeSpan minimum)
    {
        _openedAt = timeProvider.GetTimestamp();
        _openDuration = minimum > BreakDuration ? minimum : BreakDuration;
    }
}
