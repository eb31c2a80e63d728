using System;

namespace AomTools.Emulator.Authentication;

/// <summary>A key pair that is known; a temporary one has a security token and an end.</summary>
internal sealed record AccessKey(string Id, string Secret, string? SecurityToken, DateTimeOffset? ExpiresAt)
{
    /// <summary>True when the key may report metrics.</summary>
    public bool AllowMetricPut { get; init; } = true;

    /// <summary>True when the key may read metrics.</summary>
    public bool AllowMetricGet { get; init; } = true;
}
