using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using AomTools.Metrics;

namespace AomTools.Delivery.Spool;

/// <summary>
/// Reads an item of one metric. Lines of one series differ only in time and value: all between the two is read once, and compared after that.
/// </summary>
internal sealed class SpoolItemReader
{
    private const int SeriesMaximum = 100_000;
    private const int TimeDigitsMaximum = 18;

    private static readonly byte[] s_time = Encoding.ASCII.GetBytes("{\"collect_time\":");
    private static readonly byte[] s_value = Encoding.ASCII.GetBytes(",\"value\":");

    private readonly Dictionary<ulong, (byte[] Text, SeriesDraft Series, string? Type)> _known = [];
    private MetricValidator _validator = new();

    /// <summary>The end of every complete item.</summary>
    public static ReadOnlySpan<byte> End => "}]}"u8;

    /// <summary>Returns the metric of an item; null if it is damaged or breaks a limit.</summary>
    public AomMetric? Read(ReadOnlyMemory<byte> item)
    {
        ReadOnlySpan<byte> text = item.Span;
        if (!text.EndsWith(End))
        {
            return null;
        }

        bool isUsual = TrySplit(text, out long time, out ReadOnlySpan<byte> between, out ReadOnlySpan<byte> value);
        ulong key = isUsual ? Hash(between) : 0;
        if (isUsual && _known.TryGetValue(key, out (byte[] Text, SeriesDraft Series, string? Type) known) && between.SequenceEqual(known.Text))
        {
            return Number(value) is object number ? Check(known.Series, number, known.Type, time) : null;
        }

        return ReadJson(item, isUsual ? between : default, key);
    }

    // {"collect_time":<time><between><value>}]}, where "between" starts after the time and ends with ,"value":
    private static bool TrySplit(ReadOnlySpan<byte> text, out long time, out ReadOnlySpan<byte> between, out ReadOnlySpan<byte> value)
    {
        between = value = default;
        time = 0;
        if (!text.StartsWith(s_time) || text.Length < s_time.Length + End.Length)
        {
            return false;
        }

        ReadOnlySpan<byte> rest = text.Slice(s_time.Length, text.Length - s_time.Length - End.Length);
        int digits = 0;
        while (digits < rest.Length && rest[digits] is >= (byte)'0' and <= (byte)'9')
        {
            time = digits < TimeDigitsMaximum ? (time * 10) + (rest[digits] - '0') : 0;
            digits++;
        }

        int end = rest.LastIndexOf(s_value);
        if (digits is 0 or > TimeDigitsMaximum || rest[0] == '0' || end < digits)
        {
            return false;
        }

        between = rest.Slice(digits, end + s_value.Length - digits);
        value = rest.Slice(end + s_value.Length);
        return true;
    }

    private AomMetric? ReadJson(ReadOnlyMemory<byte> item, ReadOnlySpan<byte> between, ulong key)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(item);
            JsonElement root = document.RootElement;
            JsonElement value = root.GetProperty("values").EnumerateArray().Single();
            SeriesDraft series = Series(root.GetProperty("metric"), value);
            string? type = value.GetProperty("type").GetString();
            AomMetric? metric = Check(series, Number(value.GetProperty("value")), type, root.GetProperty("collect_time").GetInt64());
            if (metric is not null && between.Length > 0)
            {
                Remember(key, between, series, type);
            }

            return metric;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private static SeriesDraft Series(JsonElement resource, JsonElement value)
    {
        KeyValuePair<string, string?>[] dimensions = [.. resource.GetProperty("dimensions").EnumerateArray()
            .Select(pair => new KeyValuePair<string, string?>(pair.GetProperty("name").GetString() ?? throw new FormatException(), pair.GetProperty("value").GetString()))];
        string? unit = value.TryGetProperty("unit", out JsonElement given) ? given.GetString() : null;
        return new SeriesDraft(resource.GetProperty("namespace").GetString(), value.GetProperty("metric_name").GetString(), unit, dimensions);
    }

    private AomMetric? Check(SeriesDraft series, object number, string? type, long time)
    {
        try
        {
            return _validator.Check(new MetricDraft(series, number, type, DateTimeOffset.FromUnixTimeMilliseconds(time))).Metric;
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    // The series are untrusted as well: their number is bounded.
    private void Remember(ulong key, ReadOnlySpan<byte> between, SeriesDraft series, string? type)
    {
        if (_known.Count >= SeriesMaximum)
        {
            _known.Clear();
            _validator = new MetricValidator();
        }

        _known[key] = (between.ToArray(), series, type);
    }

    private static object? Number(ReadOnlySpan<byte> text)
    {
        Utf8JsonReader reader = new(text);
        try
        {
            bool isNumber = reader.Read() && reader.TokenType == JsonTokenType.Number && reader.BytesConsumed == text.Length;
            return !isNumber ? null : reader.TryGetUInt64(out ulong whole) ? whole : reader.TryGetDouble(out double real) ? (object)real : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // As an object at once: the type of both branches together would be double, which has no digits beyond 2^53.
    private static object Number(JsonElement value) => value.TryGetUInt64(out ulong whole) ? (object)whole : value.GetDouble();

    private static ulong Hash(ReadOnlySpan<byte> text)
    {
        const ulong Prime = 0x9E3779B97F4A7C15;
        ulong hash = (ulong)text.Length;
        foreach (ulong part in MemoryMarshal.Cast<byte, ulong>(text))
        {
            hash = unchecked((((hash << 23) | (hash >> 41)) ^ part) * Prime);
        }

        foreach (byte part in text.Slice(text.Length & ~7))
        {
            hash = unchecked((((hash << 23) | (hash >> 41)) ^ part) * Prime);
        }

        return hash;
    }
}
