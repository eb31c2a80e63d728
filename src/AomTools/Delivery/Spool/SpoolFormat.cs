using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using AomTools.Compat;
using AomTools.Metrics;

namespace AomTools.Delivery.Spool;

/// <summary>
/// The format of the spool's files, version 1: a line of JSON that says what it is, then items as they go on the wire. A batch (.json) has one
/// array; a journal (.journal) has an item a line, the last of which may be cut off by the death of its writer. No secrets are in either.
/// </summary>
internal static class SpoolFormat
{
    public const string BatchEnding = ".json";
    public const string JournalEnding = ".journal";
    private const int Version = 1;
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static byte[] Header(Uri endpoint, string projectId, DateTimeOffset created)
    {
        StringBuilder json = new("{\"aomtools_spool\":1,\"endpoint\":");
        JsonText.AppendQuoted(json, endpoint.AbsoluteUri);
        json.Append(",\"project_id\":");
        JsonText.AppendQuoted(json, projectId);
        json.Append(",\"created\":\"").Append(created.UtcDateTime.ToString(TimeFormat, System.Globalization.CultureInfo.InvariantCulture)).Append("\"}\n");
        return Encoding.UTF8.GetBytes(json.ToString());
    }

    /// <summary>Reads a batch or a journal; null where it cannot be read.</summary>
    public static SpoolFile? Read(string path, byte[] bytes)
    {
        int end = Array.IndexOf(bytes, (byte)'\n');
        if (end < 0)
        {
            return null;
        }

        try
        {
            using JsonDocument header = JsonDocument.Parse(bytes.AsMemory(0, end));
            JsonElement root = header.RootElement;
            if (root.GetProperty("aomtools_spool").GetInt32() != Version)
            {
                return null;
            }

            AomMetric[]? metrics = path.EndsWith(JournalEnding, StringComparison.Ordinal) ? ReadLines(bytes, end + 1) : ReadArray(bytes.AsMemory(end + 1));
            return metrics is null ? null : new SpoolFile(
                path,
                Address(TextOf(root, "endpoint")),
                TextOf(root, "project_id"),
                root.GetProperty("created").GetDateTimeOffset(),
                metrics);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>How many values a file holds, without reading them: each has one name, and in a text the quotes of this mark would be escaped.</summary>
    public static int CountValues(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> mark = "\"metric_name\":"u8;
        int count = 0;
        for (int at = bytes.IndexOf(mark); at >= 0; at = bytes.IndexOf(mark))
        {
            bytes = bytes.Slice(at + mark.Length);
            count++;
        }

        return count;
    }

    private static AomMetric[]? ReadArray(ReadOnlyMemory<byte> body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        MetricValidator validator = new();
        List<AomMetric> metrics = [];
        return document.RootElement.EnumerateArray().All(item => ReadItem(item, validator, metrics)) ? [.. metrics] : null;
    }

    // Lines are written one by one: only the last can be half there.
    private static AomMetric[]? ReadLines(byte[] bytes, int start)
    {
        MetricValidator validator = new();
        List<AomMetric> metrics = [];
        while (start < bytes.Length)
        {
            int end = Array.IndexOf(bytes, (byte)'\n', start);
            if (end < 0)
            {
                break;
            }

            using JsonDocument line = JsonDocument.Parse(bytes.AsMemory(start, end - start));
            if (!ReadItem(line.RootElement, validator, metrics))
            {
                return null;
            }

            start = end + 1;
        }

        return [.. metrics];
    }

    private static bool ReadItem(JsonElement item, MetricValidator validator, List<AomMetric> metrics)
    {
        JsonElement resource = item.GetProperty("metric");
        DateTimeOffset time = DateTimeOffset.FromUnixTimeMilliseconds(item.GetProperty("collect_time").GetInt64());
        KeyValuePair<string, string?>[] dimensions = [.. resource.GetProperty("dimensions").EnumerateArray()
            .Select(pair => new KeyValuePair<string, string?>(TextOf(pair, "name"), pair.GetProperty("value").GetString()))];
        foreach (JsonElement value in item.GetProperty("values").EnumerateArray())
        {
            string? unit = value.TryGetProperty("unit", out JsonElement given) ? given.GetString() : null;
            SeriesDraft series = new(resource.GetProperty("namespace").GetString(), value.GetProperty("metric_name").GetString(), unit, dimensions);
            MetricValidationResult validation = validator.Check(new MetricDraft(series, Number(value.GetProperty("value")), value.GetProperty("type").GetString(), time));
            if (validation.Metric is null)
            {
                return false;
            }

            metrics.Add(validation.Metric);
        }

        return true;
    }

    private static string TextOf(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new FormatException(name);

    private static Uri Address(string text) =>
        new Uri(text) is var address && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) ? address : throw new FormatException(text);

    // As an object at once: the type of both branches together would be double, which has no digits beyond 2^53.
    private static object Number(JsonElement value) => value.TryGetUInt64(out ulong whole) ? (object)whole : value.GetDouble();
}
