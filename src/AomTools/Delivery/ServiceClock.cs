using System;
using AomTools.Http;

namespace AomTools.Delivery;

/// <summary>AOM's clock. It uses the Date header of AOM's own responses and monotonic time, because this machine's clock may be wrong.</summary>
internal sealed class ServiceClock(TimeProvider timeProvider)
{
    // The Date header has whole seconds, and AOM needs time to respond.
    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private DateTimeOffset? _date;
    private long _observed;

    /// <summary>The current time by AOM's clock; null before AOM's first response.</summary>
    public DateTimeOffset? UtcNow
    {
        get
        {
            lock (_gate)
            {
                return _date is DateTimeOffset date ? date + timeProvider.GetElapsedTime(_observed) : null;
            }
        }
    }

    /// <summary>The latest time that AOM's clock may show; null before AOM's first response.</summary>
    public DateTimeOffset? LatestUtcNow => UtcNow + s_step;

    /// <summary>Learns the time from a response, if AOM sent it.</summary>
    public void Observe(ResponseClassification classification, DateTimeOffset? date)
    {
        if (date is null || classification is not (ResponseClassification.Accepted or ResponseClassification.Rejected or ResponseClassification.RejectedForTime))
        {
            return;
        }

        lock (_gate)
        {
            _date = date;
            _observed = timeProvider.GetTimestamp();
        }
    }
}
