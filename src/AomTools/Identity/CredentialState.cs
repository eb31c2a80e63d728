using System;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>AOM's last decision on a credential, with its time by the wall clock and the monotonic clock.</summary>
internal sealed class CredentialState(ApiResponse? rejection, TimeProvider timeProvider)
{
    // AOM accepts signatures with a skew of up to 15 minutes.
    private static readonly TimeSpan s_maxSkew = TimeSpan.FromMinutes(1);

    private readonly DateTimeOffset _wall = timeProvider.GetUtcNow();
    private readonly long _timestamp = timeProvider.GetTimestamp();

    /// <summary>The response that rejected the credential; null if AOM accepted it.</summary>
    public ApiResponse? Rejection { get; } = rejection;

    /// <summary>False after a change of the wall clock, which can invalidate or repair signatures.</summary>
    public bool IsCurrent => (timeProvider.GetUtcNow() - _wall - timeProvider.GetElapsedTime(_timestamp)).Duration() < s_maxSkew;
}
