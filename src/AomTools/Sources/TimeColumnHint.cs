using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace AomTools.Sources;

/// <summary>Finds a property that looks like a time in a row without a known time. Otherwise the row would silently get the time of the run.</summary>
internal sealed class TimeColumnHint(SourceOptions options, TimeReader reader, IReadOnlyList<string> recognized)
{
    // All objects of a run are similar.
    private const int MaxObjects = 1000;

    private int _objects;

    /// <summary>True for text that is a time of day.</summary>
    public static bool IsTimeOfDay(string text) => Patterns.TimeOfDay.IsMatch(text);

    /// <summary>Returns the remark; null if nothing looks like a time.</summary>
    public AomViolation? Find(IInputObject input)
    {
        if (_objects >= MaxObjects)
        {
            return null;
        }

        _objects++;
        if (!SourceShape.IsRow(input))
        {
            return null;
        }

        string? found = input.Names.FirstOrDefault(name => !IsSent(name) && input.TryRead(name, out object? value) && LooksLikeTime(name, value, input));
        return found is null
            ? null
            : new AomViolation("TimeColumnIgnored", "collect_time", MessageText.Format(Strings.SourceTimeColumnIgnored, MessageText.Clip(found), Text(input, found)));
    }

    private bool LooksLikeTime(string name, object? value, IInputObject input) => value switch
    {
        DateTime or DateTimeOffset => true,
        string text when text.Any(char.IsDigit) && Patterns.Date.IsMatch(text) => true,
        string text when recognized.Contains(name, StringComparer.OrdinalIgnoreCase) => text.Trim().Length > 0,
        string text => text.Any(char.IsDigit) && Patterns.Name.IsMatch(name) && reader.TryRead(value, input, out _) is null,
        long or int or double or decimal => TimeNumber.MayBeTime(value) && Patterns.Name.IsMatch(name) && reader.TryRead(value, input, out _) is null,
        _ => false,
    };

    private static string Text(IInputObject input, string name)
    {
        input.TryRead(name, out object? value);
        return MessageText.Clip(DimensionReader.ToText(value) ?? string.Empty);
    }

    private bool IsSent(string name) =>
        options.MetricProperties.Any(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) || options.DimensionProperties.Contains(name, StringComparer.OrdinalIgnoreCase);

    // Created when a value may be a time: that takes longer than all other work on the first metric of a process.
    private static class Patterns
    {
        private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

        public static readonly Regex Name = new("time|date|stamp|when|zeit|datum|heure|fecha|hora|時|时|日期|日時", Options);
        public static readonly Regex Date = new(@"^\s*(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})(?![-/.\d])", Options);
        public static readonly Regex TimeOfDay = new(@"^\s*\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?(\s*(AM|PM))?\s*(Z|[+-]\d{2}:?\d{2})?\s*$", Options);
    }
}
