namespace AomTools.Delivery.Spool;

/// <summary>The reasons why a spool, or one of its files, cannot be used.</summary>
internal enum SpoolProblem
{
    /// <summary>The system's message names the cause.</summary>
    Other,

    /// <summary>The disk has no free space, or the quota of the user is used up.</summary>
    Full,

    /// <summary>The spool has reached its maximum size.</summary>
    LimitReached,

    /// <summary>The file system is read-only.</summary>
    ReadOnly,

    /// <summary>This account lacks a permission.</summary>
    PermissionDenied,

    /// <summary>Another process has the file open.</summary>
    InUse,

    /// <summary>Others can write to the file or folder, it belongs to another user, or it is a link.</summary>
    NotSafe,

    /// <summary>Something other than a folder exists at the path.</summary>
    NotAFolder,
}
