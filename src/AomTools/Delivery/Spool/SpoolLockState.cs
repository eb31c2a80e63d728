namespace AomTools.Delivery.Spool;

/// <summary>The outcome of an attempt to acquire a lock.</summary>
internal enum SpoolLockState
{
    /// <summary>This process has it.</summary>
    Acquired,

    /// <summary>Another process has it.</summary>
    InUse,
}
