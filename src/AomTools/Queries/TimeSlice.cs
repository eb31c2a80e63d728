using System;

namespace AomTools.Queries;

/// <summary>The range of one request in milliseconds since 1970 UTC, with an exclusive end. Both are null for the last minutes by the server's clock.</summary>
internal sealed record TimeSlice(long? Start, long? End, int Minutes)
{
    /// <summary>The format in requests, <c>start.end.minutes</c>. The server computes an end that is -1.</summary>
    public string ToText() => FormattableString.Invariant($"{Start ?? -1}.{End ?? -1}.{Minutes}");

    /// <summary>True for a time within the range. The client excludes the end, because no document states whether the service includes it.</summary>
    public bool Contains(long time) => !(time < Start) && !(time >= End);
}
