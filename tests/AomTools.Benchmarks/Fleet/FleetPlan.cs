using System;

namespace AomTools.Benchmarks.Fleet;

/// <summary>A simulated fleet: its hosts, the limits of the service, and an outage.</summary>
internal sealed record FleetPlan
{
    public int Hosts { get; init; } = 10_000;

    /// <summary>Metrics per host and minute.</summary>
    public int Metrics { get; init; } = 23;

    /// <summary>The seconds over which the starts of the hosts are spread; 0 for all at the full minute.</summary>
    public int SpreadSec { get; init; } = 55;

    /// <summary>Minutes before the outage.</summary>
    public int BeforeMinutes { get; init; } = 3;

    public int OutageMinutes { get; init; } = 30;

    /// <summary>Minutes after the outage.</summary>
    public int AfterMinutes { get; init; } = 20;

    /// <summary>The requests per second that the service accepts for the project.</summary>
    public int RequestsPerSecond { get; init; } = 300;

    /// <summary>The Retry-After of a 429; 0 for none.</summary>
    public int RetryAfterSec { get; init; } = 1;

    /// <summary>True if requests of the outage time out instead of failing at once.</summary>
    public bool IsSilent { get; init; }

    /// <summary>True if each run logs in to IAM; otherwise it signs.</summary>
    public bool LogsIn { get; init; }

    /// <summary>Retries of a request.</summary>
    public int Retries { get; init; } = 4;

    public int Minutes => BeforeMinutes + OutageMinutes + AfterMinutes;

    public TimeSpan OutageStart => TimeSpan.FromMinutes(BeforeMinutes);

    public TimeSpan OutageEnd => TimeSpan.FromMinutes(BeforeMinutes + OutageMinutes);
}
