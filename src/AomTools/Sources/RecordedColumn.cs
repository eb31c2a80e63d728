using System;
using System.Globalization;
using System.Text.RegularExpressions;
using AomTools.Counters;

namespace AomTools.Sources;

/// <summary>The heading of a column in a recorded log: a counter path, the time with its zone, or other text.</summary>
internal sealed class RecordedColumn
{
    private static readonly Regex s_time = new(@"^\s*\ufeff?""?\(PDH-[CT]SV \d+\.\d+\)\s*(?:\((?<zone>[^\\]*?)\)\s*)??(?:\((?<offset>[+-]?\d{1,4})\))?""?\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex s_wholeLine = new(@"^\s*\ufeff?""?\(PDH-[CT]SV \d+\.\d+\).*[,;\t|].*\\", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private RecordedColumn()
    {
    }

    /// <summary>The path in lower case, as Get-Counter writes it; null if the column is not a counter.</summary>
    public string? Path { get; private init; }

    /// <summary>True for the time column of perfmon, relog, typeperf and Export-Counter.</summary>
    public bool IsTime { get; private init; }

    /// <summary>True if the heading is a whole line, because the file has another delimiter.</summary>
    public bool IsWholeLine { get; private init; }

    /// <summary>The offset of the log's clock from UTC; null if the heading does not contain it.</summary>
    public TimeSpan? Offset { get; private init; }

    /// <summary>True for the heading of the time column.</summary>
    public static bool IsTimeHeading(string heading) => heading.IndexOf("(PDH-", StringComparison.OrdinalIgnoreCase) >= 0 && s_time.IsMatch(heading);

    public static RecordedColumn Parse(string heading)
    {
        if (s_time.Match(heading) is { Success: true } time)
        {
            return new RecordedColumn { IsTime = true, Offset = OffsetOf(time.Groups["offset"].Value) };
        }

        string path = heading.Trim();
        return CounterPath.TryParse(path, out _)
            ? new RecordedColumn { Path = path.ToLowerInvariant() }
            : new RecordedColumn { IsWholeLine = s_wholeLine.IsMatch(heading) };
    }

    // Minutes, positive west of Greenwich, as in Windows.
    private static TimeSpan? OffsetOf(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int minutes) && ZoneOffset.IsValid(TimeSpan.FromMinutes(minutes))
            ? TimeSpan.FromMinutes(-minutes)
            : null;
}
