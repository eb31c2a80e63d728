using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace AomTools.Metrics;

/// <summary>
/// Makes names valid, identically on every machine. 12 hex digits of a hash of the original replace the removed part, so that series stay distinct.
/// </summary>
internal static class NameSanitizer
{
    private const int HashLength = StableHash.DigitCount + 1;
    private const int MaxService = 15;

    public static SeriesDraft Sanitize(SeriesDraft draft, List<AomViolation> notes) => new(
        Note("namespace", draft.Namespace, Namespace(draft.Namespace), notes),
        Note("metric_name", draft.Name, SanitizeText(draft.Name, MetricLimits.MaxMetricName, '_', IsMetricCharacter, "_"), notes),
        Note("unit", draft.Unit, SanitizeText(draft.Unit, MetricLimits.MaxUnit, '~', static _ => true, string.Empty), notes),
        [.. draft.Dimensions.Select(pair => Dimension(pair, notes))]);

    private static KeyValuePair<string, string?> Dimension(KeyValuePair<string, string?> pair, List<AomViolation> notes)
    {
        string field = "dimensions[" + SanitizeText(pair.Key, MetricLimits.MaxDimensionName, '_', NameRules.IsWord, "_") + "]";
        return new KeyValuePair<string, string?>(
            Note(field, pair.Key, SanitizeText(pair.Key, MetricLimits.MaxDimensionName, '_', NameRules.IsWord, "_"), notes)!,
            Note(field, pair.Value, SanitizeText(pair.Value, MetricLimits.MaxDimensionValue, '~', static _ => true, string.Empty), notes));
    }

    // Each part must start with a letter, and the whole name has at most 32 characters. A missing part cannot be invented.
    private static string? Namespace(string? name)
    {
        int dot = name?.IndexOf('.') ?? -1;
        if (dot <= 0 || dot == name!.Length - 1)
        {
            return name;
        }

        bool partsAreValid = NameRules.IsNamespacePart(name, 0, dot) && NameRules.IsNamespacePart(name, dot + 1, name.Length);
        if (partsAreValid && name.Length <= MetricLimits.MaxNamespace)
        {
            return name;
        }

        string service = SanitizeText(name.Substring(0, dot), MaxService, '_', NameRules.IsWord, "N")!;
        return service + "." + SanitizeText(name.Substring(dot + 1), MetricLimits.MaxNamespace - service.Length - 1, '_', NameRules.IsWord, "N");
    }

    private static string? SanitizeText(string? text, int max, char mark, Func<char, bool> allowed, string prefix)
    {
        if (string.IsNullOrEmpty(text))
        {
            return text;
        }

        string clean = ReplaceInvalid(text!, allowed, prefix);
        if (clean == text && text.Length <= max)
        {
            return text;
        }

        int length = Math.Min(clean.Length, max - HashLength);
        if (char.IsHighSurrogate(clean[length - 1]))
        {
            length--;
        }

        return clean.Substring(0, length) + mark + StableHash.ComputeDigits(text!);
    }

    // The prefix replaces an invalid start: a digit, or in a namespace an underscore.
    private static string ReplaceInvalid(string text, Func<char, bool> allowed, string prefix)
    {
        StringBuilder clean = new(text.Length + 1);
        foreach (char c in text)
        {
            clean.Append(allowed(c) ? c : '_');
        }

        bool hasValidStart = prefix.Length == 0 || NameRules.IsLetter(clean[0]) || (prefix == "_" && clean[0] is '_' or ':');
        return hasValidStart ? clean.ToString() : prefix + clean;
    }

    private static bool IsMetricCharacter(char c) => NameRules.IsWord(c) || c == ':';

    private static string? Note(string field, string? before, string? after, List<AomViolation> notes)
    {
        if (before != after)
        {
            notes.Add(new AomViolation("NameSanitized", field, MessageText.Format(Strings.NameSanitized, field, before, after)));
        }

        return after;
    }
}
