using System;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>What AOM last said about a credential: accepted, or rejected with this response; with the time by the wall clock and by one that nobody sets.</summary>
internal sealed class CredentialState(ApiResponse? rejection, TimeProvider timeProvider)
{
    // AOM takes signatures of up to 15 minutes off.
    private static readonly TimeSpan s_skewMax = TimeSpan.FromMinutes(1);

    private readonly DateTimeOffset _wall = timeProvider.GetUtcNow();
    private readonly long _timestamp = timeProvider.GetTimestamp();

    /// <summary>The response that rejected the credential; null if AOM accepted it.</summary>
    public ApiResponse? Rejection { get; } = rejection;

    /// <summary>False once the wall clock was set: signatures may be wrong, or right, from there on.</summary>
    public bool IsCurrent => (timeProvider.GetUtcNow() - _wall - timeProvider.GetElapsedTime(_timestamp)).Duration() < s_skewMax;
}
