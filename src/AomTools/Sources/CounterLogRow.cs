using System;
using System.Linq;

namespace AomTools.Sources;

/// <summary>
/// The kind of a row of a recorded log: samples, a remark of the program, or the heading of an appended log. The cells of the row determine it.
/// </summary>
internal static class CounterLogRow
{
    /// <summary>True for the sentences that typeperf writes below its table.</summary>
    public static bool IsRemark(IInputObject row, (string Name, RecordedColumn Column)[] columns) => Array.TrueForAll(columns, pair =>
        !row.TryRead(pair.Name, out object? value) || value is null || (value is string text && !text.Any(char.IsDigit)));

    /// <summary>True for a heading; <paramref name="isSame"/> is true if it repeats the row's own columns.</summary>
    public static bool IsHeading(IInputObject row, (string Name, RecordedColumn Column)[] columns, out bool isSame)
    {
        bool isHeading = Array.Exists(columns, pair => pair.Column.IsTime && row.TryRead(pair.Name, out object? value) && value is string text && RecordedColumn.IsTimeHeading(text));
        isSame = isHeading && Array.TrueForAll(columns, pair => row.TryRead(pair.Name, out object? value) && value is string text && text.Trim() == pair.Name.Trim());
        return isHeading;
    }
}
