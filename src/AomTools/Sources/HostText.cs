using System.Text.RegularExpressions;

namespace AomTools.Sources;

/// <summary>
/// The name of a computer as a column has it, perhaps with a scheme before it, and a port or a path behind it. These stay, since two ports may be two
/// series; only a name such as localhost in between is replaced.
/// </summary>
internal sealed class HostText
{
    private static readonly Regex s_parts = new(@"^(?<before>[a-z][a-z0-9+.-]*://)?(?<name>\[[^\]]*\]|[^:/]+)(?<after>(?::\d+)?(?:/.*)?)$", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    private readonly string _before = string.Empty;
    private readonly string _after = string.Empty;

    private HostText(string text)
    {
        Text = HostName.Normalize(text);
        Name = Text;
        if (Text.IndexOf(':') >= 0 && s_parts.Match(Text) is { Success: true } parts)
        {
            _before = parts.Groups["before"].Value;
            Name = HostName.Normalize(parts.Groups["name"].Value);
            _after = parts.Groups["after"].Value;
        }
    }

    /// <summary>All of it, in the form that all spellings share.</summary>
    public string Text { get; }

    /// <summary>The name of the computer only.</summary>
    public string Name { get; }

    /// <summary>True for a name that every computer gives itself.</summary>
    public bool IsLoopback => HostName.IsLoopback(Name);

    /// <summary>Null for blanks.</summary>
    public static HostText? Parse(string text) => new HostText(text) is { Text.Length: > 0 } host ? host : null;

    /// <summary>A copy with another name.</summary>
    public string WithName(string name) => _before + name + _after;
}
