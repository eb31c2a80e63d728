using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace AomTools.Metrics;

/// <summary>
/// Makes names fit, the same way on every machine and for ever: 12 hex digits of a hash of the original stand for what was lost, so that two series
/// do not fall together. The mark before them is <c>~</c> in texts and <c>_</c> in names, whose rules know no <c>~</c>.
/// </summary>
internal static class NameSanitizer
{
    private const int HashLength = StableHash.DigitCount + 1;
    private const int ServiceMax = 15;

    public static SeriesDraft Sanitize(SeriesDraft draft, List<AomViolation> notes) => new(
        Note("namespace", draft.Namespace, Namespace(draft.Namespace), notes),
        Note("metric_name", draft.Name, Fit(draft.Name, MetricLimits.MetricNameMax, '_', IsMetricCharacter, "_"), notes),
        Note("unit", draft.Unit, Fit(draft.Unit, MetricLimits.UnitMax, '~', static _ => true, string.Empty), notes),
        [.. draft.Dimensions.Select(pair => Dimension(pair, notes))]);

    private static KeyValuePair<string, string?> Dimension(KeyValuePair<string, string?> pair, List<AomViolation> notes)
    {
        string field = "dimensions[" + Fit(pair.Key, MetricLimits.DimensionNameMax, '_', NameRules.IsWord, "_") + "]";
        return new KeyValuePair<string, string?>(
            Note(field, pair.Key, Fit(pair.Key, MetricLimits.DimensionNameMax, '_', NameRules.IsWord, "_"), notes)!,
            Note(field, pair.Value, Fit(pair.Value, MetricLimits.DimensionValueMax, '~', static _ => true, string.Empty), notes));
    }

    // Both parts must begin with a letter and together have 32 characters; a name without a dot is not ours to invent.
    private static string? Namespace(string? name)
    {
        int dot = name?.IndexOf('.') ?? -1;
        if (dot <= 0 || dot == name!.Length - 1)
        {
            return name;
        }

        bool partsFit = NameRules.IsNamespacePart(name, 0, dot) && NameRules.IsNamespacePart(name, dot + 1, name.Length);
        if (partsFit && name.Length <= MetricLimits.NamespaceMax)
        {
            return name;
        }

        string service = Fit(name.Substring(0, dot), ServiceMax, '_', NameRules.IsWord, "N")!;
        return service + "." + Fit(name.Substring(dot + 1), MetricLimits.NamespaceMax - service.Length - 1, '_', NameRules.IsWord, "N");
    }

    private static string? Fit(string? text, int max, char mark, Func<char, bool> allowed, string first)
    {
        if (string.IsNullOrEmpty(text))
        {
            return text;
        }

        string clean = Clean(text!, allowed, first);
        if (clean == text && text.Length <= max)
        {
            return text;
        }

        int keep = Math.Min(clean.Length, max - HashLength);
        if (char.IsHighSurrogate(clean[keep - 1]))
        {
            keep--;
        }

        return clean.Substring(0, keep) + mark + StableHash.ComputeDigits(text!);
    }

    // "first" goes before a beginning that the rules do not allow: a digit anywhere, an underscore in a namespace.
    private static string Clean(string text, Func<char, bool> allowed, string first)
    {
        StringBuilder clean = new(text.Length + 1);
        foreach (char c in text)
        {
            clean.Append(allowed(c) ? c : '_');
        }

        bool startsWell = first.Length == 0 || NameRules.IsLetter(clean[0]) || (first == "_" && clean[0] is '_' or ':');
        return startsWell ? clean.ToString() : first + clean;
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
