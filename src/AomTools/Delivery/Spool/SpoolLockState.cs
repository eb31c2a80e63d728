namespace AomTools.Delivery.Spool;

/// <summary>The outcome of an attempt to take a lock.</summary>
internal enum SpoolLockState
{
    /// <summary>This process has it.</summary>
    Taken,

    /// <summary>Another process has it.</summary>
    InUse,
}
