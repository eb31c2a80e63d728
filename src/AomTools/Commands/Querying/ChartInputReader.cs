using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using AomTools.Commands.Display;
using AomTools.Commands.Input;
using AomTools.Queries.Charts;
using AomTools.Sources;

namespace AomTools.Commands.Querying;

/// <summary>Reads data points and samples for a chart, live, deserialized or as rows of a CSV file.</summary>
internal sealed class ChartInputReader(string? statistic, Action<ErrorRecord> writeError)
{
    private static readonly string[] s_values = ["Average", "Maximum", "Minimum", "Sum", "SampleCount", "Value"];

    private readonly Dictionary<(string Label, string? Unit), ChartSeries> _series = [];
    private readonly TimeReader _times = new(null, static () => DateTimeOffset.UtcNow, null);

    /// <summary>The statistic that is drawn: the specified one, or the first one in the input.</summary>
    public string? Statistic { get; private set; } = statistic;

    /// <summary>The series in the order of the input, each with at least one point.</summary>
    public IReadOnlyList<ChartSeries> Complete()
    {
        ChartSeries[] found = [.. _series.Values.Where(static series => series.Points.Count > 0)];
        Array.ForEach(found, static series => series.Sort());
        return found;
    }

    public void Read(PSObject input)
    {
        switch (input.BaseObject)
        {
            case AomQuerySample sample:
                Add($"{sample.Name}{{{sample.Labels}}}", null, sample.Time, sample.Value);
                break;
            case IEnumerable several and not string and not IDictionary:
                foreach (object? element in several)
                {
                    Read(PSObject.AsPSObject(element));
                }

                break;
            default:
                ReadRow(new PSObjectView(input));
                break;
        }
    }

    private void ReadRow(PSObjectView row)
    {
        Statistic ??= Array.Find(s_values, name => Number(row, name) is not null);
        string? problem = !(row.TryRead("CollectTime", out object? given) || row.TryRead("Timestamp", out given)) || given is null ? MessageText.Format(Strings.ChartNoTime, row.TypeName)
            : Statistic is null || !row.TryRead(Statistic, out _) ? MessageText.Format(Strings.ChartNoValue, row.TypeName)
            : null;
        DateTimeOffset time = default;
        problem ??= _times.TryRead(given!, row, out time)?.Message;
        if (problem is not null)
        {
            writeError(QueryErrors.ChartInputInvalid(row.Target, problem));
            return;
        }

        if (Number(row, Statistic!) is double value)
        {
            Add(Label(row), Text(row, "Unit"), time.ToUnixTimeMilliseconds(), value);
        }
    }

    private void Add(string label, string? unit, long time, double value)
    {
        if (!_series.TryGetValue((label, unit), out ChartSeries? series))
        {
            series = new ChartSeries(label, unit);
            _series.Add((label, unit), series);
        }

        series.Add(time, value);
    }

    private static string Label(PSObjectView row)
    {
        DimensionList dimensions = new();
        if ((row.TryRead("Dimensions", out object? given) || row.TryRead("Labels", out given)) && given is not null)
        {
            DimensionReader.Read(given, row, dimensions);
        }

        string name = string.Join(" ", new[] { Text(row, "Namespace"), Text(row, "Name") }.Where(static part => part is not null));
        return name + "{" + string.Join(", ", dimensions.ToArray().Select(static pair => pair.Key + "=" + pair.Value)) + "}";
    }

    private static string? Text(PSObjectView row, string name) =>
        row.TryRead(name, out object? value) && DimensionReader.ToText(value)?.Trim() is { Length: > 0 } text ? text : null;

    private static double? Number(PSObjectView row, string name) => row.TryRead(name, out object? value) ? value switch
    {
        null => null,
        string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null,
        IConvertible convertible => convertible.ToDouble(CultureInfo.InvariantCulture),
        _ => null,
    }
    : null;
}
