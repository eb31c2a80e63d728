using System;

namespace AomTools.Sources;

/// <summary>The time of a draft: what the user said for all, else what the object says, else now.</summary>
internal sealed class TimestampResolver(SourceOptions options, TimeReader reader, Func<DateTimeOffset> now)
{
    /// <summary>The time out of the first of these properties that has one.</summary>
    public AomViolation? Resolve(IInputObject input, out DateTimeOffset time, params string[] names)
    {
        time = options.Timestamp ?? default;
        if (options.Timestamp is not null)
        {
            return null;
        }

        foreach (string name in names)
        {
            if (input.TryRead(name, out object? value) && value is not (null or ""))
            {
                return reader.TryRead(value, input, out time);
            }
        }

        time = now();
        return null;
    }

    /// <summary>The time of a row: a live one is exact; one that a serialiser took apart may not be, and the number beside it then counts.</summary>
    public AomViolation? OfRow(IInputObject input, out DateTimeOffset time) =>
        options.Timestamp is null && input.TryRead("Timestamp", out object? own) && own is DateTimeOffset
            ? reader.TryRead(own, input, out time)
            : Resolve(input, out time, "CollectTime", "collect_time", "Timestamp");

    /// <summary>The time out of the property that the user named, which must be there.</summary>
    public AomViolation? OfNamed(IInputObject input, string name, out DateTimeOffset time)
    {
        bool there = input.TryRead(name, out object? value) && value is not (null or "");
        if (there || options.Timestamp is not null)
        {
            return Resolve(input, out time, name);
        }

        time = default;
        return new AomViolation("TimestampMissing", "collect_time", MessageText.Format(Strings.SourceTimestampMissing, name, SourceShape.Names(input)));
    }
}
