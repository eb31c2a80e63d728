using System.ComponentModel;
using System.Management.Automation;
using AomTools.Commands.Display;
using AomTools.Queries;

namespace AomTools.Internal;

/// <summary>Formats the series that AomTools.Format.ps1xml shows; not for scripts.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SeriesFormatter
{
    /// <summary>
    /// Formats the heading of a series: its name and, for live objects, a sparkline of all its points with the least, greatest and last value.
    /// </summary>
    public static string Heading(PSObject? point)
    {
        string heading = MessageText.Visible(Describe(point));
        return point?.BaseObject is AomMetricDataPoint { Summary: SeriesSummary summary }
            ? heading + "\n   " + MessageText.Format(Strings.SeriesSummary, summary.Sparkline, Number(summary.Minimum), Number(summary.Maximum), Number(summary.Last))
            : heading;
    }

    /// <summary>Formats the status of a check: missing and different in the error color.</summary>
    public static string CheckStatus(PSObject? status) => status?.ToString() is nameof(AomMetricDataStatus.Missing) or nameof(AomMetricDataStatus.Different)
        ? OutputStyle.Error(status.ToString())
        : ViewFormatter.Text(status);

    private static string Number(double value) => ViewFormatter.Number(PSObject.AsPSObject(value));

    private static string Describe(PSObject? point)
    {
        string? Text(string name) => point?.Properties[name]?.Value?.ToString();
        string dimensions = ViewFormatter.Dimensions(Member(point, "Dimensions"));
        return $"{Text("Namespace")} {Text("Name")}{{{dimensions}}}" + (Text("Unit") is { Length: > 0 } unit ? " " + unit : string.Empty);
    }

    private static PSObject? Member(PSObject? owner, string name) => owner?.Properties[name]?.Value is object value ? PSObject.AsPSObject(value) : null;
}
