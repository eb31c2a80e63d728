namespace AomTools;

/// <summary>Where an entry of a spool stands.</summary>
public enum AomSpoolState
{
    /// <summary>Waits to be sent.</summary>
    Pending,

    /// <summary>A running process adds metrics to it, or sends it.</summary>
    Open,

    /// <summary>Too old for AOM; kept for you to see.</summary>
    Expired,

    /// <summary>Cannot be read; kept for you to see.</summary>
    Corrupt,
}
