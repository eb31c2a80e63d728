namespace AomTools;

/// <summary>The state of an entry of a spool.</summary>
public enum AomSpoolState
{
    /// <summary>The next run sends the entry.</summary>
    Pending,

    /// <summary>A running process adds metrics to the entry, or sends it.</summary>
    Open,

    /// <summary>The metrics of the entry are too old for AOM.</summary>
    Expired,

    /// <summary>The entry cannot be read.</summary>
    Corrupt,
}
