namespace AomTools;

/// <summary>The state of an entry of a spool.</summary>
public enum AomSpoolState
{
    /// <summary>The entry is pending: the next run sends it.</summary>
    Pending,

    /// <summary>A running process adds metrics to it, or sends it.</summary>
    Open,

    /// <summary>Its metrics are too old for AOM.</summary>
    Expired,

    /// <summary>It cannot be read.</summary>
    Corrupt,
}
