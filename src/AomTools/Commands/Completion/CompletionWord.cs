using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace AomTools.Commands.Completion;

/// <summary>The word to complete, with its opening quote: matches names and quotes them.</summary>
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

    /// <summary>The typed text without quotes.</summary>
    public string Text { get; }

    /// <summary>True if the name starts with the word or matches its wildcards, ignoring case.</summary>
    public bool Fits(string name) => name.StartsWith(Text, StringComparison.OrdinalIgnoreCase) || (_pattern is not null && Matches(_pattern, name));

    /// <summary>Returns the name as an argument. Quotes it if necessary, or if the typed word is quoted.</summary>
    public string Quote(string name) => _quote == '\0' && IsBare(name) ? name
        : _quote == '"' && IsBare(name) ? '"' + name + '"'
        : Quoted(name);

    /// <summary>Returns the name in single quotes.</summary>
    public static string Quoted(string name) => "'" + CodeGeneration.EscapeSingleQuotedStringContent(name) + "'";

    // Characters that PowerShell reads as part of one word in any context.
    private static bool IsBare(string name) =>
        name.Length > 0 && IsLetterOrDigit(name[0]) && name.All(static c => IsLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or ':');

    private static bool IsLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    // An unclosed bracket is not a valid pattern yet.
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
