using System;

namespace AomTools.Queries;

/// <summary>The range of one request, from start to before end in milliseconds since 1970 UTC; both null for the last minutes by the server's clock.</summary>
internal sealed record TimeSlice(long? Start, long? End, int Minutes)
{
    /// <summary>The wire form, <c>start.end.minutes</c>, in which -1 lets the server compute an end.</summary>
    public string ToText() => FormattableString.Invariant($"{Start ?? -1}.{End ?? -1}.{Minutes}");

    /// <summary>True for a time within the range. Whether the service includes the end is not documented, so the client decides.</summary>
    public bool Contains(long time) => !(time < Start) && !(time >= End);
}
