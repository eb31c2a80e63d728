using System;

namespace AomTools.Identity;

/// <summary>Decides when to refresh a credential: a margin before its expiry, but not with every request.</summary>
internal static class RefreshTime
{
    /// <summary>The shortest time between two fetches without a rejection.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>Returns when to refresh; null if only a rejection can show it: the expiry is unknown, or past by this clock.</summary>
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
