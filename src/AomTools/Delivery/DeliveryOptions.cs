using System;

namespace AomTools.Delivery;

/// <summary>How delivery goes about it, as the parameters of Send-AomMetricData say.</summary>
internal sealed class DeliveryOptions
{
    /// <summary>The most requests in flight at a time.</summary>
    public int ThrottleLimit { get; init; } = 4;

    public int MaximumRetryCount { get; init; } = 4;

    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest that one attempt may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>No retry is begun later than this after a batch's first attempt.</summary>
    public TimeSpan RetryBudget { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How long a point may wait for company before it is sent.</summary>
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromSeconds(10);
}
