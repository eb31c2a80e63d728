using System;

namespace AomTools.Identity;

/// <summary>Decides when a credential is replaced: a margin before its end, but never with each request.</summary>
internal static class RefreshTime
{
    /// <summary>The shortest time between two fetches that no rejection asks for.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>The time from which on a new credential is fetched; null if only a rejection shows the end: it is unknown, or past by this clock.</summary>
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
