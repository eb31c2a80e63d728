using System;

namespace AomTools.Delivery;

/// <summary>
/// Stops requests while AOM is unavailable, so that few batches wait through all retries. An open circuit periodically allows a probe, which is one attempt.
/// </summary>
internal sealed class CircuitBreaker(TimeProvider timeProvider)
{
    /// <summary>The time between two attempts while the circuit is open, unless the server requests a longer one.</summary>
    public static readonly TimeSpan BreakDuration = TimeSpan.FromSeconds(30);

    // Of later probes, one in this number is followed by trials. Data that AOM fails on cannot block a spool for longer.
    private const int TrialInterval = 16;

    private readonly object _gate = new();
    private long? _openedAt;
    private long _successCount;
    private int _probeCount;
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

    /// <summary>The outage, for the next run; null if the last attempt succeeded.</summary>
    public OutageState? Outage
    {
        get
        {
            lock (_gate)
            {
                return _openedAt is null ? null : new OutageState(_openDuration > BreakDuration ? _openDuration : TimeSpan.Zero, _probeCount);
            }
        }
    }

    /// <summary>True if a failed request is worth trials with parts of it. In a long outage, not every probe is.</summary>
    public bool IsTrialDue
    {
        get
        {
            lock (_gate)
            {
                return (_probeCount & (_probeCount - 1)) == 0 || _probeCount % TrialInterval == 0;
            }
        }
    }

    private bool IsOpen => _openedAt is long opened && timeProvider.GetElapsedTime(opened) < _openDuration;

    /// <summary>True if a batch may be sent; <paramref name="canRetry"/> is false for a probe.</summary>
    public bool TryBeginAttempt(out bool canRetry)
    {
        lock (_gate)
        {
            canRetry = _openedAt is null;
            if (IsOpen)
            {
                return false;
            }

            if (!canRetry)
            {
                _probeCount++;
                Open(_openDuration);
            }

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
            _probeCount = 0;
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

    /// <summary>Continues the outage of an earlier run. After the pause, the first attempt is a probe.</summary>
    public void Resume(OutageState outage)
    {
        lock (_gate)
        {
            _openedAt = timeProvider.GetTimestamp();
            _openDuration = outage.Pause;
            _probeCount = outage.ProbeCount;
        }
    }

    private void Open(TimeSpan minimum)
    {
        _openedAt = timeProvider.GetTimestamp();
        _openDuration = minimum > BreakDuration ? minimum : BreakDuration;
    }
}
