using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AomTools.Sources;

/// <summary>Reads rows of recorded logs with one column per counter, as perfmon, relog, typeperf and Export-Counter write them. Skips empty cells.</summary>
internal sealed class CounterLogSource(SourceOptions options, CounterSource counters, TimestampResolver timestamps, TimeReader reader)
{
    private const int MaxColumns = 100_000;

    // These programs write the month first in every language. A spreadsheet that saves the file again shortens the time.
    private static readonly string[] s_times =
    [
        "M/d/yyyy H:m:s.FFFFFFF", "M/d/yyyy H:m:s", "M/d/yyyy H:m", "M/d/yyyy h:m:s tt", "M/d/yyyy h:m tt", "M/d/yyyy",
    ];

    private readonly Dictionary<string, RecordedColumn> _columns = new(StringComparer.Ordinal);
    private readonly CounterLogCell _cell = new();

    // The column names of a log in which another heading was found; null if there is none.
    private string[]? _appended;

    /// <summary>Reads a row with counter columns; returns false, without any effect, for other rows.</summary>
    public bool TryRead(IInputObject row, IDraftHandler handler)
    {
        (string Name, RecordedColumn Column)[] columns = [.. row.Names.Select(name => (name, GetColumn(name))).Where(static pair => pair.Item2.Path is not null || pair.Item2.IsTime || pair.Item2.IsWholeLine)];
        if (columns.Length == 0)
        {
            return false;
        }

        if (Array.TrueForAll(columns, static pair => pair.Column.Path is null))
        {
            string message = columns[0].Column.IsWholeLine
                ? MessageText.Format(Strings.RecordedDelimiter, SourceShape.Names(row))
                : MessageText.Format(Strings.RecordedNoCounters, SourceShape.Names(row));
            handler.HandleViolations(row.Target, [new AomViolation("RecordedColumns", "object", message)]);
            return true;
        }

        if (CounterLogRow.IsHeading(row, columns, out bool isSame))
        {
            _appended = isSame ? null : [.. row.Names];
        }

        if (_appended is not null && _appended.SequenceEqual(row.Names))
        {
            // The columns of this row have the names of other counters.
            handler.HandleViolations(row.Target, [new AomViolation("RecordedColumns", "object", MessageText.Format(Strings.RecordedAppended, SourceShape.Names(row)))]);
        }
        else if (!isSame && !CounterLogRow.IsRemark(row, columns))
        {
            ReadCells(row, columns, handler);
        }

        return true;
    }

    private void ReadCells(IInputObject row, (string Name, RecordedColumn Column)[] columns, IDraftHandler handler)
    {
        DraftTime? time = null;
        foreach ((string name, RecordedColumn column) in columns)
        {
            if (column.Path is not null && row.TryRead(name, out object? value) && value is not null && !(value is string text && string.IsNullOrWhiteSpace(text)))
            {
                // Lines without a sample, such as the text that typeperf prints at its end, need no time.
                time ??= GetTime(row, columns, handler);
                counters.ReadRecorded(_cell.Over(row, column.Path, value), row, time.Value, handler);
            }
        }
    }

    private DraftTime GetTime(IInputObject row, (string Name, RecordedColumn Column)[] columns, IDraftHandler handler)
    {
        (string name, RecordedColumn column) = Array.Find(columns, static pair => pair.Column.IsTime);
        if (column is null || options.Timestamp is not null || options.TimestampProperty is not null
            || !row.TryRead(name, out object? value) || value is not string text || string.IsNullOrWhiteSpace(text))
        {
            return timestamps.FromObject(row, handler);
        }

        if (!DateTime.TryParseExact(text.Trim(), s_times, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime wall))
        {
            AomViolation? problem = reader.TryRead(text, row, out DateTimeOffset time);
            return new DraftTime(time, violation: problem?.ForProperty(name));
        }

        // The zone in the heading applies, unless the user specifies one.
        AomViolation? violation = TimeReader.Check(column.Offset is TimeSpan offset && !reader.Clock.IsZoneGiven ? WallClock.WithOffset(wall, offset) : reader.Clock.GetInstant(wall), out DateTimeOffset instant);
        return new DraftTime(instant, violation: violation?.ForProperty(name));
    }

    private RecordedColumn GetColumn(string name)
    {
        if (_columns.TryGetValue(name, out RecordedColumn? column))
        {
            return column;
        }

        if (_columns.Count >= MaxColumns)
        {
            _columns.Clear();
        }

        column = RecordedColumn.Parse(name);
        _columns.Add(name, column);
        return column;
    }
}
