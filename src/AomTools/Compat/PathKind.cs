namespace AomTools.Compat;

/// <summary>The kind of object that a path leads to.</summary>
internal enum PathKind
{
    /// <summary>There is nothing.</summary>
    Missing,

    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link or a junction.</summary>
    Link,

    /// <summary>A device, a pipe or a socket: opening it may block.</summary>
    Special,
}
