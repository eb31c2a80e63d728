using System.Text.RegularExpressions;

namespace AomTools.Emulator.Query.PromQL;

/// <summary>A condition for a label, such as <c>host=~"web.*"</c>.</summary>
internal sealed record PromMatcher(string Label, string Operator, string Text)
{
    public bool Matches(string value) => Operator switch
    {
        "=" => value == Text,
        "!=" => value != Text,
        "=~" => IsMatch(value),
        _ => !IsMatch(value),
    };

    private bool IsMatch(string value) => Regex.IsMatch(value, $@"\A(?:{Text})\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
