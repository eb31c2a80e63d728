using System;

namespace AomTools.Emulator.Authentication;

/// <summary>A known access key; a temporary one has a security token and an expiry.</summary>
internal sealed record AccessKey(string Id, string Secret, string? SecurityToken, DateTimeOffset? ExpiresAt)
{
    /// <summary>True if the key has the permission to report metrics.</summary>
    public bool AllowMetricPut { get; init; } = true;

    /// <summary>True when the key may read metrics.</summary>
    public bool AllowMetricGet { get; init; } = true;
}
