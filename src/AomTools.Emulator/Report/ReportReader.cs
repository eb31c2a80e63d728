using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace AomTools.Emulator.Report;

/// <summary>Reads a body and checks every documented rule of AddMetricData; returns the values, or the first violation.</summary>
internal sealed class ReportReader(EmulatorOptions options, RejectionRules rejectionRules, DateTimeOffset now)
{
    private readonly List<ReportedValue> _values = [];
    private readonly NameCheck _names = new(options);
    private ReportError? _error;

    public ReportError? Read(ReadOnlyMemory<byte> body, out IReadOnlyList<ReportedValue> values)
    {
        values = _values;
        if (body.Length > options.MaxBodyBytes)
        {
            return new ReportError("SVCSTG_AMS_4000008", FormattableString.Invariant($"request body too large: {body.Length} bytes, limit {options.MaxBodyBytes}"));
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            ReadArray(document.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text that is not Unicode.
            _error = new ReportError("SVCSTG_AMS_4000001", "request parameter invalid: the body is not JSON: " + error.Message);
        }

        return _error;
    }

    private void ReadArray(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Array || root.GetArrayLength() == 0)
        {
            Fail("4000001", "request parameter invalid: the body must be an array of at least one item");
            return;
        }

        int index = 0;
        foreach (JsonElement item in root.EnumerateArray())
        {
            ReadItem(item, FormattableString.Invariant($"[{index++}]"));
            if (_error is not null)
            {
                return;
            }
        }
    }

    private void ReadItem(JsonElement item, string at)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("metric", out JsonElement metric) || metric.ValueKind != JsonValueKind.Object)
        {
            Fail("4000001", $"request parameter invalid: {at}.metric is missing");
            return;
        }

        string? ns = Text(metric, "namespace");
        Fail(_names.Namespace(ns, at));
        List<KeyValuePair<string, string>> dimensions = ReadDimensions(metric, at);
        long time = ReadTime(item, at);
        if (_error is null)
        {
            ReadValues(item, at, ns!, dimensions, time);
        }
    }

    private List<KeyValuePair<string, string>> ReadDimensions(JsonElement metric, string at)
    {
        List<KeyValuePair<string, string>> pairs = [];
        if (!metric.TryGetProperty("dimensions", out JsonElement list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
        {
            Fail("4000003", $"dimensions empty: {at}.metric.dimensions");
            return pairs;
        }

        if (list.GetArrayLength() > options.MaxDimensions)
        {
            Fail("4000009", FormattableString.Invariant($"too many dimensions: {at} has {list.GetArrayLength()}, limit {options.MaxDimensions}"));
        }

        foreach (JsonElement pair in list.EnumerateArray())
        {
            string? name = pair.ValueKind == JsonValueKind.Object ? Text(pair, "name") : null;
            string? value = pair.ValueKind == JsonValueKind.Object ? Text(pair, "value") : null;
            Fail(_names.Dimension(name, value, at));
            Fail(value is null ? null : rejectionRules.Check(value));
            if (pairs.Any(known => known.Key == name))
            {
                Fail("4000007", $"dimension invalid: {at} has {name} twice");
            }

            pairs.Add(new KeyValuePair<string, string>(name ?? string.Empty, value ?? string.Empty));
        }

        return pairs;
    }

    private long ReadTime(JsonElement item, string at)
    {
        if (!item.TryGetProperty("collect_time", out JsonElement element) || element.ValueKind != JsonValueKind.Number || !element.TryGetInt64(out long time))
        {
            Fail("4000010", $"collect_time invalid: {at}.collect_time must be milliseconds since 1970 UTC");
            return 0;
        }

        long clock = now.ToUnixTimeMilliseconds();
        if (time < clock - (24 * 3_600_000L) || time > clock + (30 * 60_000L))
        {
            Fail("4000010", FormattableString.Invariant($"collect_time invalid: {at}.collect_time {time} is not within 24 h before and 30 min after {clock}"));
        }

        return time;
    }

    private void ReadValues(JsonElement item, string at, string ns, List<KeyValuePair<string, string>> dimensions, long time)
    {
        if (!item.TryGetProperty("values", out JsonElement list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
        {
            Fail("4000006", $"metric values empty: {at}.values");
            return;
        }

        string metric = ns + "\n" + string.Join("\n", dimensions.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + "\t" + pair.Value)) + "\n";
        int index = 0;
        foreach (JsonElement value in list.EnumerateArray())
        {
            ReadValue(value, FormattableString.Invariant($"{at}.values[{index++}]"), metric, ns, dimensions, time);
        }
    }

    private void ReadValue(JsonElement value, string at, string metric, string ns, List<KeyValuePair<string, string>> dimensions, long time)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Fail("4000001", $"request parameter invalid: {at} is not an object");
            return;
        }

        string? name = Text(value, "metric_name");
        string? unit = Text(value, "unit");
        string? type = Text(value, "type");
        Fail(_names.Metric(name, at));
        Fail(name is null ? null : rejectionRules.Check(name));
        if (unit?.Length > 32)
        {
            Fail("4000001", $"request parameter invalid: {at}.unit is longer than 32 characters");
        }

        if (value.TryGetProperty("type", out JsonElement given) && (given.ValueKind != JsonValueKind.String || type is not ("int" or "float")))
        {
            Fail("4000005", $"metric data type invalid: {at}.type must be int or float");
        }

        string digits = ReadNumber(value, type, at);
        if (_error is null)
        {
            _values.Add(new ReportedValue(metric + name, ns, dimensions, name!, new StoredPoint(time, digits, type, unit)));
        }
    }

    private string ReadNumber(JsonElement value, string? type, string at)
    {
        if (!value.TryGetProperty("value", out JsonElement number) || number.ValueKind != JsonValueKind.Number || !double.IsFinite(number.GetDouble()))
        {
            Fail("4000001", $"request parameter invalid: {at}.value must be a number");
            return string.Empty;
        }

        double real = number.GetDouble();
        if (real < 0)
        {
            Fail("4000001", $"request parameter invalid: {at}.value is below the minimum of 0");
        }
        else if (type == "int" && real != Math.Floor(real))
        {
            Fail("4000001", $"request parameter invalid: {at}.value has a fraction, its type is int");
        }

        return number.GetRawText();
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private void Fail(string code, string message) => Fail(new ReportError("SVCSTG_AMS_" + code, message));

    // The response contains the first violation.
    private void Fail(ReportError? error) => _error ??= error;
}
