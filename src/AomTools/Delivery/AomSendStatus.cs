namespace AomTools;

/// <summary>The outcome of the metrics of one request.</summary>
public enum AomSendStatus
{
    /// <summary>AOM stored the metrics.</summary>
    Accepted,

    /// <summary>AOM rejected the metrics. Sending them again unchanged does not help. An error record holds them.</summary>
    Rejected,

    /// <summary>The metrics could not be delivered and are not in a spool. An error record holds them.</summary>
    Undelivered,

    /// <summary>The metrics could not be delivered yet and are pending in the spool.</summary>
    Spooled,

    /// <summary>The metrics were in the spool and are now too old for AOM. They are in the spool's expired entries.</summary>
    Expired,
}
