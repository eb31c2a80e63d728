namespace AomTools.Counters.Linux;

/// <summary>A mounted file system. Wildcards omit it if it is hidden.</summary>
internal sealed class Mount(string device, string point, string type)
{
    public string Device { get; } = device;

    public string Point { get; } = point;

    public string Type { get; } = type;

    public bool IsHidden { get; set; }
}
