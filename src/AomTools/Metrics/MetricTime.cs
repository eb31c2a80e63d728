using System;
using System.Globalization;

namespace AomTools.Metrics;

/// <summary>Formats times for messages: ISO 8601 with milliseconds and offset, in the Gregorian calendar for every culture.</summary>
internal static class MetricTime
{
    public static string ToText(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
}
