using System;
using System.Linq;

namespace AomTools.Sources;

/// <summary>
/// Reads data points of Get-AomMetricData, live, deserialized or as CSV rows, as metrics of the same series. Uses the statistics of -MetricProperty, or the
/// only statistic.
/// </summary>
internal sealed class DataPointSource(SourceOptions options, RowSource rows)
{
    private static readonly string[] s_statistics = ["Average", "Minimum", "Maximum", "Sum", "SampleCount"];

    // Checked once, so that other objects cost no time.
    private readonly bool _isSelected = options.MetricProperties.All(static property => property is { Matches: null, Calculate: null } && s_statistics.Contains(property.Name, StringComparer.OrdinalIgnoreCase));

    /// <summary>Reads a data point; false, without any effect, for other objects.</summary>
    public bool TryRead(IInputObject input, IDraftHandler handler)
    {
        if (!_isSelected || !IsDataPoint(input))
        {
            return false;
        }

        string[] statistics = options.MetricProperties.Count > 0 ? [.. options.MetricProperties.Select(static property => property.Name)] : Present(input);
        if (options.MetricProperties.Count == 0 && statistics.Length != 1)
        {
            handler.HandleViolations(input.Target, [new AomViolation("StatisticAmbiguous", "statistics", MessageText.Format(Strings.StatisticAmbiguous, statistics.Length))]);
            return true;
        }

        foreach (string statistic in statistics)
        {
            rows.TryRead(new DataPointRow(input, statistic, statistics.Length > 1), handler);
        }

        return true;
    }

    private static bool IsDataPoint(IInputObject input) =>
        input.TryReadValue("PeriodSec", out _) && s_statistics.All(name => SourceShape.Has(input, name)) && RowSource.HasName(input, out _);

    private static string[] Present(IInputObject input) =>
        [.. s_statistics.Where(name => input.TryRead(name, out object? value) && value is not (null or ""))];
}
