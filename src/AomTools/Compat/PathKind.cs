namespace AomTools.Compat;

/// <summary>The kind of object at a path.</summary>
internal enum PathKind
{
    /// <summary>No object exists.</summary>
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
