using System;

namespace AomTools.Identity;

/// <summary>Decides when to refresh a credential: some time before its expiry, but not with every request.</summary>
internal static class RefreshTime
{
    /// <summary>The shortest time between two fetches without a rejection.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Returns when to refresh; null if the expiry is unknown or past by this clock, so that only a rejection can show it.</summary>
    public static DateTimeOffset? From(DateTimeOffset? expiresAt, DateTimeOffset now, TimeSpan margin)
    {
        if (expiresAt is not DateTimeOffset end || end <= now)
        {
            return null;
        }

        TimeSpan life = end - now;
        TimeSpan half = TimeSpan.FromTicks(life.Ticks / 2);
        return life > margin + margin ? end - margin : now + (half > Interval ? half : Interval);
    }
}
