using System;

namespace AomTools.Sources;

/// <summary>Resolves the time of a draft: the user's, else the object's, else now.</summary>
internal sealed class TimestampResolver(SourceOptions options, TimeReader reader, Func<DateTimeOffset> now)
{
    /// <summary>Reads the time from the first of these properties that has a value.</summary>
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

    /// <summary>Reads the time of a row. A live timestamp is exact; a deserialized one may not be, so CollectTime has precedence.</summary>
    public AomViolation? ResolveRow(IInputObject input, out DateTimeOffset time) =>
        options.Timestamp is null && input.TryRead("Timestamp", out object? own) && own is DateTimeOffset
            ? reader.TryRead(own, input, out time)
            : Resolve(input, out time, "CollectTime", "collect_time", "Timestamp");

    /// <summary>Reads the time from the property that the user named, which must have a value.</summary>
    public AomViolation? ResolveProperty(IInputObject input, string name, out DateTimeOffset time)
    {
        bool hasValue = input.TryRead(name, out object? value) && value is not (null or "");
        if (hasValue || options.Timestamp is not null)
        {
            return Resolve(input, out time, name);
        }

        time = default;
        return new AomViolation("TimestampMissing", "collect_time", MessageText.Format(Strings.SourceTimestampMissing, name, SourceShape.Names(input)));
    }
}
