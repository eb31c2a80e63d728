namespace AomTools;

/// <summary>One file of a schedule.</summary>
public sealed class AomScheduleFile
{
    internal AomScheduleFile(string path, string content)
    {
        Path = path;
        Content = content;
    }

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <summary>The text of the file, with LF as line end.</summary>
    public string Content { get; }

    /// <summary>The path.</summary>
    public override string ToString() => Path;
}
