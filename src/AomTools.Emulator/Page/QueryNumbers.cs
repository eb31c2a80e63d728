using System;
using System.Globalization;
using System.Linq;
using AomTools.Emulator.Query;

namespace AomTools.Emulator.Page;

/// <summary>Reads whole numbers out of a query.</summary>
internal static class QueryNumbers
{
    /// <exception cref="ArgumentException">The parameter is not a whole number in the range.</exception>
    public static long Get(ReceivedRequest request, string name, long otherwise, long min, long max)
    {
        string? text = QueryString.Get(request, name);
        return text is null ? otherwise
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && number >= min && number <= max ? number
            : throw new ArgumentException(FormattableString.Invariant($"The parameter {name} must be a whole number from {min} to {max}."));
    }

    /// <exception cref="ArgumentException">A part of the list is not a whole number, or the list is too long.</exception>
    public static long[] GetList(ReceivedRequest request, string name, int maxCount)
    {
        string[] parts = (QueryString.Get(request, name) ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length <= maxCount && parts.All(part => long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? [.. parts.Select(part => long.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture))]
            : throw new ArgumentException(FormattableString.Invariant($"The parameter {name} must be a list of at most {maxCount} whole numbers."));
    }
}
