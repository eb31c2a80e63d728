using System;

namespace AomTools.Benchmarks.Fleet;

/// <summary>A simulated fleet: its hosts, the limits of the services, and an outage of AOM.</summary>
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

    /// <summary>The requests per second that AOM accepts for the project.</summary>
    public int RequestsPerSecond { get; init; } = 300;

    /// <summary>The logins per second that IAM accepts for the account.</summary>
    public int LoginsPerSecond { get; init; } = 100;

    /// <summary>The requests per minute that the metadata service of a host accepts.</summary>
    public int MetadataRequestsPerMinute { get; init; } = 140;

    /// <summary>The Retry-After of a 429; 0 for none.</summary>
    public int RetryAfterSec { get; init; } = 1;

    /// <summary>True if requests of the outage time out instead of failing at once.</summary>
    public bool IsSilent { get; init; }

    /// <summary>An access key, a login to IAM, or the agency of the host.</summary>
    public AomAuthenticationType Credential { get; init; } = AomAuthenticationType.AccessKey;

    /// <summary>True if a host has one process with one connection. Otherwise it starts a process each minute.</summary>
    public bool IsPermanent { get; init; }

    /// <summary>The lifetime of tokens and temporary access keys.</summary>
    public int LifetimeMinutes { get; init; } = 24 * 60;

    /// <summary>Retries of a request.</summary>
    public int Retries { get; init; } = 4;

    public int Minutes => BeforeMinutes + OutageMinutes + AfterMinutes;

    public TimeSpan OutageStart => TimeSpan.FromMinutes(BeforeMinutes);

    public TimeSpan OutageEnd => TimeSpan.FromMinutes(BeforeMinutes + OutageMinutes);

    public override string ToString() =>
        $"{Hosts} hosts, {Metrics} metrics per minute, {(IsPermanent ? "permanent processes" : "scheduled runs")}, {(SpreadSec == 0 ? "same second" : $"starts over {SpreadSec} s")}, {Credential}, AOM {RequestsPerSecond} requests/s, "
        + $"IAM {LoginsPerSecond} logins/s, metadata {MetadataRequestsPerMinute} requests/min per host, Retry-After {RetryAfterSec} s, {Retries} retries, outage {OutageMinutes} min {(IsSilent ? "without responses" : "with 503")}";
}
