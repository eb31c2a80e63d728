namespace AomTools.Compat;

/// <summary>Why other users could change what is in a folder.</summary>
internal enum FolderRisk
{
    /// <summary>They could not.</summary>
    None,

    /// <summary>The permissions let a group, or all users, write to it.</summary>
    WritableByOthers,

    /// <summary>It belongs to another user.</summary>
    ForeignOwner,
}
