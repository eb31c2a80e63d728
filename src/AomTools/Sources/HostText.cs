using System.Text.RegularExpressions;

namespace AomTools.Sources;

/// <summary>
/// The name of a computer in a column, with an optional scheme before it and an optional port or path after it. These parts stay, because two ports may be two
/// series. Only a local name such as localhost is replaced.
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

    /// <summary>The complete text, in the form that all spellings share.</summary>
    public string Text { get; }

    /// <summary>The name of the computer only.</summary>
    public string Name { get; }

    /// <summary>True for a name that every computer uses for itself.</summary>
    public bool IsLoopback => HostName.IsLoopback(Name);

    /// <summary>Parses a name; returns null for blanks.</summary>
    public static HostText? Parse(string text) => new HostText(text) is { Text.Length: > 0 } host ? host : null;

    /// <summary>Returns a copy with another name.</summary>
    public string WithName(string name) => _before + name + _after;
}
