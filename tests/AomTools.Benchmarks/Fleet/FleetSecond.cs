namespace AomTools.Benchmarks.Fleet;

/// <summary>The requests of one second.</summary>
internal sealed class FleetSecond
{
    public int Accepted { get; set; }

    /// <summary>Reports that received 429.</summary>
    public int Rejected { get; set; }

    /// <summary>Reports during the outage.</summary>
    public int Failed { get; set; }

    public int Logins { get; set; }

    /// <summary>Logins that received 429.</summary>
    public int RejectedLogins { get; set; }

    public int MetadataRequests { get; set; }

    /// <summary>Requests to metadata services that received 429.</summary>
    public int RejectedMetadataRequests { get; set; }

    public long Bytes { get; set; }

    public int Reports => Accepted + Rejected + Failed;
}
