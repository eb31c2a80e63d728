using System;
using System.Globalization;

namespace AomTools.Metrics;

/// <summary>How times are written in messages: ISO 8601 with milliseconds and offset, in the Gregorian calendar whatever the culture.</summary>
internal static class MetricTime
{
    public static string ToText(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
}
