using System;
using System.Linq;

namespace AomTools.Sources;

/// <summary>Finds the time of a draft: the time that the user specified for all, the object's time, or now.</summary>
internal sealed class TimestampResolver(SourceOptions options, TimeReader reader, Func<DateTimeOffset> now)
{
    // The names of a time in AOM, in this module and in common log tools.
    private static readonly string[] s_columns = ["CollectTime", "collect_time", "Timestamp", "@timestamp"];

    // Names that mean a time, but sometimes a duration.
    private static readonly string[] s_looseColumns = ["DateTime", "Date", "Time"];

    private static readonly string[] s_all = [.. s_columns, .. s_looseColumns];

    /// <summary>True for the name of a property that is always a time.</summary>
    public static bool IsColumn(string name) => s_columns.Contains(name, StringComparer.OrdinalIgnoreCase);

    private readonly TimeColumnHint _hint = new(options, reader, s_all);

    /// <summary>Returns the time of a counter set or sample.</summary>
    public DraftTime FromCounter(IInputObject input)
    {
        if (options.Timestamp is DateTimeOffset given)
        {
            return new DraftTime(given);
        }

        return HasValue(input, "Timestamp", out object? value) ? Read(value!, "Timestamp", input) : new DraftTime(now(), isNow: true);
    }

    /// <summary>Returns the time of a row, or of an object whose properties are sent.</summary>
    public DraftTime FromObject(IInputObject input, IDraftHandler handler)
    {
        if (options.Timestamp is DateTimeOffset given)
        {
            return new DraftTime(given);
        }

        if (options.TimestampProperty is string named)
        {
            return FromNamed(input, named);
        }

        return (input.MayHaveAny(s_all) ? FromColumns(input) ?? FromLooseColumns(input) : null) ?? Now(input, handler);
    }

    // A live time is exact. A deserialized time may not be: then the number beside it takes precedence.
    private DraftTime? FromColumns(IInputObject input)
    {
        if (input.TryReadValue("Timestamp", out object? own) && own is DateTimeOffset && !IsSent("Timestamp"))
        {
            return Read(own, "Timestamp", input);
        }

        foreach (string name in s_columns)
        {
            if (HasValue(input, name, out object? value) && !IsSent(name))
            {
                return Read(value!, name, input);
            }
        }

        return null;
    }

    private DraftTime? FromLooseColumns(IInputObject input)
    {
        foreach (string name in s_looseColumns)
        {
            if (HasValue(input, name, out object? value) && !IsSent(name)
                && reader.TryRead(name == "Date" ? WithTimeOfDay(input, value!) : value!, input, out DateTimeOffset time) is null)
            {
                return new DraftTime(time);
            }
        }

        return null;
    }

    // Two columns: the date and the time of day.
    private object WithTimeOfDay(IInputObject input, object date)
    {
        if (!HasValue(input, "Time", out object? time) || IsSent("Time"))
        {
            return date;
        }

        return (date, time) switch
        {
            (string day, string clock) when TimeColumnHint.IsTimeOfDay(clock) && day.IndexOf(':') < 0 => day.Trim() + " " + clock.Trim(),
            (DateTime day, TimeSpan clock) when day.TimeOfDay == TimeSpan.Zero && clock >= TimeSpan.Zero && clock < TimeSpan.FromDays(1) => day + clock,
            _ => date,
        };
    }

    private DraftTime FromNamed(IInputObject input, string name) => HasValue(input, name, out object? value)
        ? Read(value!, name, input)
        : new DraftTime(default, violation: new AomViolation("TimestampMissing", "collect_time", MessageText.Format(Strings.SourceTimestampMissing, name, SourceShape.Names(input))));

    private DraftTime Now(IInputObject input, IDraftHandler handler)
    {
        if (_hint.Find(input) is AomViolation remark)
        {
            handler.HandleWarning(remark);
        }

        return new DraftTime(now(), isNow: true);
    }

    private DraftTime Read(object value, string name, IInputObject input)
    {
        AomViolation? problem = reader.TryRead(value, input, out DateTimeOffset time);
        return new DraftTime(time, violation: problem?.ForProperty(name));
    }

    private static bool HasValue(IInputObject input, string name, out object? value) =>
        input.TryReadValue(name, out value) && !(value is string text && string.IsNullOrWhiteSpace(text));

    // A property that the user sends as a metric or a dimension is not the time.
    private bool IsSent(string name) =>
        options.MetricProperties.Any(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) || options.DimensionProperties.Contains(name, StringComparer.OrdinalIgnoreCase);
}
