using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using AomTools.Emulator.Report;

namespace AomTools.Emulator.Query;

/// <summary>What a query asks for: a namespace, perhaps a name, perhaps dimensions.</summary>
internal sealed record MetricFilter(string Namespace, string? Name, IReadOnlyList<KeyValuePair<string, string>> Dimensions)
{
    public static MetricFilter? Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object || Text(element, "namespace") is not { Length: > 0 } ns)
        {
            return null;
        }

        List<KeyValuePair<string, string>> dimensions = [];
        if (element.TryGetProperty("dimensions", out JsonElement list) && list.ValueKind == JsonValueKind.Array)
        {
            dimensions.AddRange(list.EnumerateArray().Select(pair => new KeyValuePair<string, string>(Text(pair, "name") ?? string.Empty, Text(pair, "value") ?? string.Empty)));
        }

        return new MetricFilter(ns, Text(element, "metricName"), dimensions);
    }

    // Custom series are also read under CUSTOMMETRICS, whatever namespace they were reported in.
    public bool Matches(StoredSeries series) =>
        (Namespace == series.Namespace || Namespace == "CUSTOMMETRICS")
        && (string.IsNullOrEmpty(Name) || Name == series.Name)
        && Dimensions.All(pair => series.Dimensions.Contains(pair));

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
