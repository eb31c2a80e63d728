using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using AomTools.Metrics;

namespace AomTools.Delivery.Spool;

/// <summary>
/// Reads an item with one metric. Lines of one series differ only in time and value, so the text between them is read once and then compared.
/// </summary>
internal sealed class SpoolItemReader
{
    private const int MaxSeries = 100_000;
    private const int MaxTimeDigits = 18;

    private static readonly long s_maxTime = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
    private static readonly byte[] s_time = Encoding.ASCII.GetBytes("{\"collect_time\":");
    private static readonly byte[] s_value = Encoding.ASCII.GetBytes(",\"value\":");

    private readonly Dictionary<ulong, Known> _known = [];
    private MetricValidator _validator = new();
    private Known? _last;

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

        if (!TryReadTime(text, out long time, out int digits))
        {
            return ReadJson(item, default);
        }

        ReadOnlySpan<byte> rest = text.Slice(s_time.Length + digits, text.Length - s_time.Length - digits - End.Length);
        if (Find(rest) is not Known known)
        {
            return ReadJson(item, rest.Slice(0, rest.LastIndexOf(s_value) is >= 0 and int end ? end + s_value.Length : 0));
        }

        return time <= s_maxTime && TryReadNumber(rest.Slice(known.Text.Length), known.IsInt, out MetricNumber number)
            ? new AomMetric(known.Series, number, known.IsInt, time, offsetMinutes: 0)
            : ReadJson(item, default);
    }

    // {"collect_time":<time>…
    private static bool TryReadTime(ReadOnlySpan<byte> text, out long time, out int digits)
    {
        time = 0;
        digits = 0;
        if (!text.StartsWith(s_time))
        {
            return false;
        }

        // The end of the item stops the loop.
        for (int i = s_time.Length; text[i] is >= (byte)'0' and <= (byte)'9'; i++, digits++)
        {
            time = digits < MaxTimeDigits ? (time * 10) + (text[i] - '0') : 0;
        }

        return digits is > 0 and <= MaxTimeDigits && text[s_time.Length] != '0';
    }

    private static bool TryReadNumber(ReadOnlySpan<byte> text, bool isInt, out MetricNumber number) =>
        SpoolNumberReader.TryRead(text, out number) && (!isInt || NumberReader.TryMakeWhole(number, out number, out _));

    // Series often follow each other in the same order.
    private Known? Find(ReadOnlySpan<byte> rest)
    {
        Known? known = _last?.Next;
        if (known is null || !rest.StartsWith(known.Text))
        {
            known = Look(rest);
            if (_last is not null && known is not null)
            {
                _last.Next = known;
            }
        }

        _last = known;
        return known;
    }

    private Known? Look(ReadOnlySpan<byte> rest)
    {
        int end = rest.LastIndexOf(s_value);
        ReadOnlySpan<byte> between = end < 0 ? default : rest.Slice(0, end + s_value.Length);
        return end >= 0 && _known.TryGetValue(Hash(between), out Known? known) && between.SequenceEqual(known.Text) ? known : null;
    }

    private AomMetric? ReadJson(ReadOnlyMemory<byte> item, ReadOnlySpan<byte> between)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(item);
            JsonElement root = document.RootElement;
            JsonElement value = root.GetProperty("values").EnumerateArray().Single();
            SeriesDraft series = ReadSeries(root.GetProperty("metric"), value);
            string? type = value.GetProperty("type").GetString();
            AomMetric? metric = Check(series, ReadNumber(value.GetProperty("value")), type, root.GetProperty("collect_time").GetInt64());
            if (metric is not null && type is "int" or "float" && between.Length > 0)
            {
                Remember(between, metric!);
            }

            return metric;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private static SeriesDraft ReadSeries(JsonElement resource, JsonElement value)
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

    // The series are also untrusted, so their number is limited.
    private void Remember(ReadOnlySpan<byte> between, AomMetric metric)
    {
        if (_known.Count >= MaxSeries)
        {
            _known.Clear();
            _validator = new MetricValidator();
        }

        _known[Hash(between)] = new Known(between.ToArray(), metric.Series, metric.IsInt);
    }

    // Convert each branch to an object: their common type would be double, which is not exact above 2^53.
    private static object ReadNumber(JsonElement value) => value.TryGetUInt64(out ulong whole) ? (object)whole : value.GetDouble();

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

    /// <summary>The text between time and value, its series, and the series that followed it last.</summary>
    private sealed class Known(byte[] text, MetricSeries series, bool isInt)
    {
        public byte[] Text { get; } = text;

        public MetricSeries Series { get; } = series;

        public bool IsInt { get; } = isInt;

        public Known? Next { get; set; }
    }
}
