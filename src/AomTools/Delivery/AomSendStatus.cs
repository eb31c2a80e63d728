namespace AomTools;

/// <summary>The outcome of the metrics of one request.</summary>
public enum AomSendStatus
{
    /// <summary>AOM stored them.</summary>
    Accepted,

    /// <summary>AOM rejected them. To send them again unchanged is useless. An error record holds them.</summary>
    Rejected,

    /// <summary>They could not be delivered and are not in a spool. An error record holds them.</summary>
    Undelivered,

    /// <summary>They could not be delivered yet and are pending in the spool.</summary>
    Spooled,

    /// <summary>They were in the spool and are now too old for AOM. They were moved to the spool's expired entries.</summary>
    Expired,
}
