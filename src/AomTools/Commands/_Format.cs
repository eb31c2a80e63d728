using System;
using System.Collections;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;

#pragma warning disable CA1707 // The underscore keeps it out of sight where types are completed.
namespace AomTools.Internal;

/// <summary>What the views of AomTools.Format.ps1xml compute. For the views, not for scripts.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class _Format
{
    /// <summary>The time of a metric, live or deserialized, as local time with its offset.</summary>
    public static string Time(PSObject metric) => metric.Properties["CollectTime"]?.Value is long time
        ? Time(DateTimeOffset.FromUnixTimeMilliseconds(time).ToLocalTime())
        : string.Empty;

    /// <summary>A time with its offset.</summary>
    public static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>A number in few digits: six that count, or all of a whole number.</summary>
    public static string Number(object? value) => value switch
    {
        null => string.Empty,
        double real => real.ToString("G6", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    /// <summary>Dimensions as <c>name=value, name=value</c>.</summary>
    public static string Dimensions(IDictionary? dimensions)
    {
        List<string> pairs = [];
        foreach (DictionaryEntry entry in dimensions ?? new Hashtable())
        {
            pairs.Add($"{entry.Key}={entry.Value}");
        }

        return string.Join(", ", pairs);
    }

    /// <summary>A span of time in seconds, with the unit.</summary>
    public static string Elapsed(TimeSpan elapsed) => elapsed.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture) + " s";

    /// <summary>What was tested: the metric where there is one, else the object.</summary>
    public static string Subject(object? metric, object? input) => metric is AomMetric made ? made.Name + " " + made.Dimensions : input?.ToString() ?? string.Empty;
}
#pragma warning restore CA1707
