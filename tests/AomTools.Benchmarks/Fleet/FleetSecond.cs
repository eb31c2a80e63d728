namespace AomTools.Benchmarks.Fleet;

/// <summary>The requests of one second.</summary>
internal sealed class FleetSecond
{
    public int Accepted { get; set; }

    public int Logins { get; set; }

    /// <summary>Responses with 429.</summary>
    public int Rejected { get; set; }

    /// <summary>Requests of the outage.</summary>
    public int Failed { get; set; }

    public long Bytes { get; set; }

    public int Requests => Accepted + Logins + Rejected + Failed;
}
