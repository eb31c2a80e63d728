namespace AomTools.Compat;

/// <summary>The reasons why other users could change the content of a folder.</summary>
internal enum FolderRisk
{
    /// <summary>No other user can.</summary>
    None,

    /// <summary>The permissions let a group, or all users, write to it.</summary>
    WritableByOthers,

    /// <summary>It belongs to another user.</summary>
    ForeignOwner,
}
