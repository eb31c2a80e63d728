namespace AomTools.Delivery;

/// <summary>The state of the spool at the end of a run.</summary>
internal sealed record SpoolStatus
{
    /// <summary>The state for a run without a spool.</summary>
    public static SpoolStatus None { get; } = new();

    /// <summary>The number of pending metrics for this target, from any process.</summary>
    public long PendingCount { get; init; }

    /// <summary>The number of pending metrics for other targets in the same spool.</summary>
    public long OtherPendingCount { get; init; }

    /// <summary>True if entries were skipped because they cannot be used. The number of their metrics is unknown.</summary>
    public bool HasSkipped { get; init; }

    /// <summary>True if the spool failed, so that metrics are in error records only.</summary>
    public bool HasFailed { get; init; }

    /// <summary>True if another process sends from the spool.</summary>
    public bool IsShared { get; init; }
}
