using System;

namespace AomTools.Queries;

/// <summary>The options for reading: parameters that the cmdlets share.</summary>
internal sealed record QueryOptions
{
    /// <summary>The maximum number of concurrent requests.</summary>
    public int ThrottleLimit { get; init; } = 4;

    public int MaximumRetryCount { get; init; } = 4;

    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The timeout of one attempt.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The time after the first attempt of a request at which retries end.</summary>
    public TimeSpan MaximumRetryDuration { get; init; } = TimeSpan.FromMinutes(3);
}
