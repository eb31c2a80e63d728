namespace AomTools.Delivery;

/// <summary>How the spool of a run stands when the run ends.</summary>
internal sealed record SpoolStatus
{
    /// <summary>That of a run without a spool.</summary>
    public static SpoolStatus None { get; } = new();

    /// <summary>How many values wait on disk for this target, whoever put them there.</summary>
    public long Pending { get; init; }

    /// <summary>How many metrics are pending on disk for other targets under the same root.</summary>
    public long OtherPending { get; init; }

    /// <summary>True when the spool could not be written, so that values were kept nowhere.</summary>
    public bool Failed { get; init; }

    /// <summary>True when another process sends from the spool.</summary>
    public bool IsShared { get; init; }
}
