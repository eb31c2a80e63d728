namespace AomTools.Delivery.Spool;

/// <summary>The outcome of an attempt to acquire a lock.</summary>
internal enum SpoolLockState
{
    /// <summary>This process holds the lock.</summary>
    Acquired,

    /// <summary>Another process holds the lock.</summary>
    InUse,
}
