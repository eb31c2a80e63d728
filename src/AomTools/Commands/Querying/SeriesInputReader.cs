using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AomTools.Commands.Display;
using AomTools.Commands.Input;
using AomTools.Queries;
using AomTools.Sources;

namespace AomTools.Commands.Querying;

/// <summary>Reads series from the pipeline: series, metrics and data points, live or deserialized, and rows with the same properties. Each series counts once.</summary>
internal sealed class SeriesInputReader(Action<SeriesKey> accept, Action<ErrorRecord> writeError)
{
    // A list may contain itself.
    private const int MaxDepth = 16;

    private readonly HashSet<SeriesKey> _seen = [];

    /// <summary>The number of different series.</summary>
    public int Count => _seen.Count;

    public void Read(PSObject? input, int depth = 0)
    {
        switch (input?.BaseObject)
        {
            case null:
                writeError(QueryErrors.SeriesInvalid(null, Strings.SeriesNull));
                break;
            case AomSeries series:
                Add(series.Key);
                break;
            case AomMetricDataPoint point:
                Add(point.Key);
                break;
            case AomMetric metric:
                Add(new SeriesKey(metric.Namespace, metric.Name, metric.Dimensions));
                break;
            case IEnumerable several and not string and not IDictionary when depth < MaxDepth:
                foreach (object? element in several)
                {
                    Read(element is null ? null : PSObject.AsPSObject(element), depth + 1);
                }

                break;
            default:
                ReadRow(new PSObjectView(input));
                break;
        }
    }

    private void ReadRow(PSObjectView row)
    {
        string? ns = Text(row, "Namespace");
        string? name = Text(row, "Name") ?? Text(row, "MetricName");
        if (ns is null || name is null || !row.TryRead("Dimensions", out object? given) || given is null)
        {
            writeError(QueryErrors.SeriesInvalid(row.Target, MessageText.Format(Strings.SeriesIncomplete, row.TypeName)));
            return;
        }

        DimensionList dimensions = new();
        if (DimensionReader.Read(given, row, dimensions) is AomViolation violation)
        {
            writeError(QueryErrors.SeriesInvalid(row.Target, violation.Message));
            return;
        }

        Add(new SeriesKey(ns, name, new AomDimensions([.. dimensions.ToArray().Select(static pair => new KeyValuePair<string, string>(pair.Key, pair.Value ?? string.Empty))])));
    }

    private void Add(SeriesKey key)
    {
        if (_seen.Add(key))
        {
            accept(key);
        }
    }

    private static string? Text(PSObjectView row, string name) =>
        row.TryRead(name, out object? value) && DimensionReader.ToText(value)?.Trim() is { Length: > 0 } text ? text : null;
}
