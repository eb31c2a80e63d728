using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace AomTools.Queries;

/// <summary>One page of the list of series, with the response's information about the next page.</summary>
internal sealed record SeriesPage(IReadOnlyList<AomSeries> Series)
{
    /// <summary>The number of entries in the response, readable or not.</summary>
    public int EntryCount { get; init; }

    public bool HasMetadata { get; init; }

    /// <summary>The text of nextToken, which may exceed 32 bits; null if there is none.</summary>
    public string? NextToken { get; init; }

    /// <summary>The number of all series; null if unknown.</summary>
    public long? Total { get; init; }

    /// <summary>Reads the body of a response; returns null if it has no list of series.</summary>
    public static SeriesPage? Read(byte[] body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement root = document.RootElement;
        if (!root.TryGetProperty("metrics", out JsonElement list) || list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        bool hasMetadata = root.TryGetProperty("metaData", out JsonElement metadata) && metadata.ValueKind == JsonValueKind.Object;
        return new SeriesPage([.. list.EnumerateArray().Select(ReadSeries).OfType<AomSeries>()])
        {
            EntryCount = list.GetArrayLength(),
            HasMetadata = hasMetadata,
            NextToken = hasMetadata ? JsonValue.Text(metadata, "nextToken") : null,
            Total = hasMetadata && JsonValue.Integer(metadata, "total") is long and > 0 and long total ? total : null,
        };
    }

    private static AomSeries? ReadSeries(JsonElement entry) =>
        JsonValue.Text(entry, "namespace") is { Length: > 0 } ns && JsonValue.Text(entry, "metricName") is { Length: > 0 } name
            ? new AomSeries(new SeriesKey(ns, name, DimensionsJson.Read(entry)), JsonValue.Text(entry, "unit") is { Length: > 0 } unit ? unit : null)
            : null;
}
