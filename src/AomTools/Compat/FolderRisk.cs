namespace AomTools.Compat;

/// <summary>The reasons why other users could change the content of a folder.</summary>
internal enum FolderRisk
{
    /// <summary>No other user can change the content.</summary>
    None,

    /// <summary>The permissions allow a group, or all users, to write to the folder.</summary>
    WritableByOthers,

    /// <summary>The folder belongs to another user.</summary>
    ForeignOwner,
}
