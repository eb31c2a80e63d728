using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using AomTools.Emulator.Report;

namespace AomTools.Emulator.Query;

/// <summary>The filter of a query: a namespace, and optionally a name and dimensions.</summary>
internal sealed record MetricFilter(string Namespace, string? Name, IReadOnlyList<KeyValuePair<string, string>> Dimensions)
{
    private const int MaxName = 255;

    /// <exception cref="QueryError">A field is missing or of another type.</exception>
    public static MetricFilter Read(JsonElement element)
    {
        if (JsonFields.Text(element, "namespace") is not { Length: > 0 } ns)
        {
            throw new QueryError("4000101", "namespace invalid");
        }

        string? name = JsonFields.Text(element, "metricName");
        if (JsonFields.Has(element, "metricName") && name is not { Length: > 0 and <= MaxName })
        {
            throw new QueryError("4000109", "metricName invalid: 1 to 255 characters");
        }

        IReadOnlyList<JsonElement> pairs = JsonFields.Items(element, "dimensions") ?? (JsonFields.Has(element, "dimensions") ? throw Dimension() : []);
        return new MetricFilter(ns, name, [.. pairs.Select(ReadDimension)]);
    }

    // The namespace CUSTOMMETRICS returns the custom series of all namespaces. Omitted dimensions match all values.
    public bool Matches(StoredSeries series) =>
        (Namespace == series.Namespace || Namespace == "CUSTOMMETRICS")
        && (Name is null || Name == series.Name)
        && Dimensions.All(pair => series.Dimensions.Contains(pair));

    private static KeyValuePair<string, string> ReadDimension(JsonElement pair) =>
        JsonFields.Text(pair, "name") is { Length: > 0 } name && JsonFields.Text(pair, "value") is { Length: > 0 } value ? new(name, value) : throw Dimension();

    private static QueryError Dimension() => new("4000115", "parameter invalid: dimensions are objects with name and value");
}
