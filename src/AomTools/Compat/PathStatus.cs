namespace AomTools.Compat;

/// <summary>The kind and size of a path, and on Linux and macOS also its owner and permission bits.</summary>
internal readonly struct PathStatus(PathKind kind, long size = 0, uint? owner = null, int mode = 0)
{
    public PathKind Kind { get; } = kind;

    public long Size { get; } = size;

    /// <summary>The user ID of the owner; null if the system does not provide one.</summary>
    public uint? Owner { get; } = owner;

    /// <summary>The permission bits, 0 to 4095.</summary>
    public int Mode { get; } = mode;
}
