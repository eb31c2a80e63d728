using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace AomTools.Commands.Completion;

/// <summary>The word under the cursor, with the quote it begins with: which names fit it, and how they are written there.</summary>
internal readonly struct CompletionWord
{
    private readonly char _quote;
    private readonly WildcardPattern? _pattern;

    public CompletionWord(string? typed)
    {
        string text = typed ?? string.Empty;
        _quote = text.Length > 0 && text[0] is '\'' or '"' ? text[0] : '\0';
        Text = text.Trim('\'', '"');
        _pattern = WildcardPattern.ContainsWildcardCharacters(Text) ? new WildcardPattern(Text + "*", WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant) : null;
    }

    /// <summary>What was typed, without quotes.</summary>
    public string Text { get; }

    /// <summary>True for a name that begins like the word or fits its wildcards, in upper or lower case.</summary>
    public bool Fits(string name) => name.StartsWith(Text, StringComparison.OrdinalIgnoreCase) || (_pattern is not null && Matches(_pattern, name));

    /// <summary>The name as an argument: quoted where it must be, or where the word was.</summary>
    public string Quote(string name) => _quote == '\0' && IsBare(name) ? name
        : _quote == '"' && IsBare(name) ? '"' + name + '"'
        : Quoted(name);

    /// <summary>The name in single quotes.</summary>
    public static string Quoted(string name) => "'" + CodeGeneration.EscapeSingleQuotedStringContent(name) + "'";

    // What PowerShell reads as one word, whatever stands around it.
    private static bool IsBare(string name) =>
        name.Length > 0 && IsLetterOrDigit(name[0]) && name.All(static c => IsLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or ':');

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    // A bracket that is still open is no pattern.
    private static bool Matches(WildcardPattern pattern, string name)
    {
        try
        {
            return pattern.IsMatch(name);
        }
        catch (WildcardPatternException)
        {
            return false;
        }
    }
}
