using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace AomTools.Queries;

/// <summary>Reads the result of a PromQL query: an instant vector, a range, or a scalar.</summary>
internal static class PromResult
{
    /// <summary>Returns the samples of each series; null if the result is text or of an unknown type.</summary>
    public static IReadOnlyList<AomQuerySample>? Read(byte[] body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement data = document.RootElement.GetProperty("data");
        if (data.ValueKind != JsonValueKind.Object || !data.TryGetProperty("result", out JsonElement result) || result.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        return JsonValue.Text(data, "resultType") switch
        {
            "vector" or "matrix" => [.. result.EnumerateArray().SelectMany(ReadSeries)],
            "scalar" => [.. Samples(null, new AomDimensions([]), [result])],
            _ => null,
        };
    }

    private static IEnumerable<AomQuerySample> ReadSeries(JsonElement series)
    {
        List<KeyValuePair<string, string>> labels = [];
        if (series.TryGetProperty("metric", out JsonElement metric) && metric.ValueKind == JsonValueKind.Object)
        {
            labels.AddRange(metric.EnumerateObject().Select(static label => new KeyValuePair<string, string>(label.Name, JsonValue.Text(label.Value) ?? string.Empty)));
        }

        string? name = labels.Find(static label => label.Key == "__name__").Value;
        AomDimensions others = new([.. labels.Where(static label => label.Key != "__name__")]);
        return series.TryGetProperty("values", out JsonElement values) && values.ValueKind == JsonValueKind.Array ? Samples(name, others, values.EnumerateArray())
            : series.TryGetProperty("value", out JsonElement value) ? Samples(name, others, [value])
            : [];
    }

    private static AomQuerySample[] Samples(string? name, AomDimensions labels, IEnumerable<JsonElement> pairs)
    {
        IEnumerable<KeyValuePair<long, double>> points = pairs.Where(static pair => pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() == 2).Select(ReadPair);
        return [.. points.OrderBy(static point => point.Key).Select(point => new AomQuerySample(point.Key, point.Value, name, labels))];
    }

    // [seconds, "value"]
    private static KeyValuePair<long, double> ReadPair(JsonElement pair)
    {
        double seconds = JsonValue.Number(JsonValue.Text(pair[0]) ?? string.Empty);
        return new((long)Math.Round((double.IsNaN(seconds) ? 0 : seconds) * 1000), JsonValue.Number(JsonValue.Text(pair[1]) ?? string.Empty));
    }
}
