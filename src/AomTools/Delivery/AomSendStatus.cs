namespace AomTools;

/// <summary>What became of the values of one request.</summary>
public enum AomSendStatus
{
    /// <summary>AOM took them.</summary>
    Accepted,

    /// <summary>AOM refused them; sending them again unchanged is useless. An error record holds them.</summary>
    Rejected,

    /// <summary>They could not be delivered. An error record holds them; they can be sent again.</summary>
    Undelivered,

    /// <summary>They could not be delivered and wait in the spool for the next run.</summary>
    Spooled,
}
