namespace AomTools.Delivery.Spool;

/// <summary>Whether a lock was taken.</summary>
internal enum SpoolLockState
{
    /// <summary>This process has it.</summary>
    Taken,

    /// <summary>Another process has it.</summary>
    InUse,
}
