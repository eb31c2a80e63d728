using System;
using System.Collections.Generic;
using System.Text;
using AomTools.Compat;
using AomTools.Metrics;

namespace AomTools.Batching;

/// <summary>Encodes items and metrics as JSON and computes their exact size. Names are encoded once per series.</summary>
internal static class ItemEncoder
{
    /// <summary>The bytes of <c>{"collect_time":,"metric":,"values":[]}</c>.</summary>
    private const int ItemOverhead = 39;

    private static readonly byte[] s_time = Encoding.ASCII.GetBytes("{\"collect_time\":");
    private static readonly byte[] s_metric = Encoding.ASCII.GetBytes(",\"metric\":");
    private static readonly byte[] s_values = Encoding.ASCII.GetBytes(",\"values\":[");
    private static readonly byte[] s_end = Encoding.ASCII.GetBytes("]}");

    /// <summary>The size in bytes of an item with this resource and time, without its metrics.</summary>
    public static int EmptyItemSize(MetricResource resource, long collectTime)
    {
        Span<byte> digits = stackalloc byte[NumberText.MaxLength];
        return ItemOverhead + WriteTime(collectTime, digits) + GetResource(resource).Length;
    }

    /// <summary>The size of a metric in bytes, without the comma before it.</summary>
    public static int MetricSize(AomMetric metric)
    {
        Span<byte> digits = stackalloc byte[NumberText.MaxLength];
        return GetMetricHead(metric).Length + WriteNumber(metric.Number, digits) + 1;
    }

    /// <summary>Writes the start of an item, up to its metrics.</summary>
    public static void BeginItem(BodyBuffer body, MetricResource resource, long collectTime)
    {
        body.Write(s_time);
        body.Advance(WriteTime(collectTime, body.GetSpan(NumberText.MaxLength)));
        body.Write(s_metric);
        body.Write(GetResource(resource));
        body.Write(s_values);
    }

    /// <summary>Writes one metric and reserves the space for it.</summary>
    public static void WriteValue(BodyBuffer body, AomMetric metric)
    {
        byte[] head = GetMetricHead(metric);
        body.Reserve(head.Length + 1);
        body.Write(head);
        body.Advance(WriteNumber(metric.Number, body.GetSpan(NumberText.MaxLength)));
        body.Write((byte)'}');
    }

    public static void EndItem(BodyBuffer body) => body.Write(s_end);

    private static int WriteNumber(MetricNumber number, Span<byte> target) =>
        number.IsWhole ? NumberText.Write(number.Whole, target) : NumberText.Write(number.Real, target);

    // Times before 1970 are rejected when sent; with the sign, the size is still correct.
    private static int WriteTime(long collectTime, Span<byte> target)
    {
        if (collectTime >= 0)
        {
            return NumberText.Write((ulong)collectTime, target);
        }

        target[0] = (byte)'-';
        return 1 + NumberText.Write((ulong)-collectTime, target.Slice(1));
    }

    private static byte[] GetResource(MetricResource resource) => resource.Encoded ??= EncodeResource(resource);

    private static byte[] GetMetricHead(AomMetric metric) => metric.IsInt
        ? metric.Series.EncodedInt ??= EncodeMetricHead(metric.Series, "int")
        : metric.Series.EncodedFloat ??= EncodeMetricHead(metric.Series, "float");

    private static byte[] EncodeResource(MetricResource resource)
    {
        StringBuilder json = new("{\"namespace\":");
        JsonText.AppendQuoted(json, resource.Namespace);
        json.Append(",\"dimensions\":[");
        string comma = string.Empty;
        foreach (KeyValuePair<string, string> pair in resource.Dimensions.Pairs)
        {
            json.Append(comma).Append("{\"name\":");
            JsonText.AppendQuoted(json, pair.Key);
            json.Append(",\"value\":");
            JsonText.AppendQuoted(json, pair.Value);
            json.Append('}');
            comma = ",";
        }

        return Encoding.UTF8.GetBytes(json.Append("]}").ToString());
    }

    private static byte[] EncodeMetricHead(MetricSeries series, string type)
    {
        StringBuilder json = new("{\"metric_name\":");
        JsonText.AppendQuoted(json, series.Name);
        json.Append(",\"type\":\"").Append(type).Append('"');
        if (series.Unit is not null)
        {
            json.Append(",\"unit\":");
            JsonText.AppendQuoted(json, series.Unit);
        }

        return Encoding.UTF8.GetBytes(json.Append(",\"value\":").ToString());
    }
}
