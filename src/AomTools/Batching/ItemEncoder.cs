using System;
using System.Collections.Generic;
using System.Text;
using AomTools.Compat;
using AomTools.Metrics;

namespace AomTools.Batching;

/// <summary>The wire form of an item and its values, and its exact size. Names are encoded once a series and kept with it.</summary>
internal static class ItemEncoder
{
    /// <summary>The bytes of an item without time, subject and values: <c>{"collect_time":,"metric":,"values":[]}</c>.</summary>
    private const int ItemFrame = 39;

    private static readonly byte[] s_time = Encoding.ASCII.GetBytes("{\"collect_time\":");
    private static readonly byte[] s_metric = Encoding.ASCII.GetBytes(",\"metric\":");
    private static readonly byte[] s_values = Encoding.ASCII.GetBytes(",\"values\":[");
    private static readonly byte[] s_end = Encoding.ASCII.GetBytes("]}");

    /// <summary>The size of an item of this subject and time without its values, in bytes.</summary>
    public static int FrameSize(MetricResource resource, long collectTime)
    {
        Span<byte> digits = stackalloc byte[NumberText.MaxLength];
        return ItemFrame + WriteTime(collectTime, digits) + Subject(resource).Length;
    }

    /// <summary>The size of a value in bytes, without the comma before it.</summary>
    public static int ValueSize(AomMetric metric)
    {
        Span<byte> digits = stackalloc byte[NumberText.MaxLength];
        return ValueHead(metric).Length + WriteNumber(metric.Number, digits) + 1;
    }

    /// <summary>Writes the beginning of an item, up to where the values go.</summary>
    public static void BeginItem(BodyBuffer body, MetricResource resource, long collectTime)
    {
        body.Write(s_time);
        body.Advance(WriteTime(collectTime, body.Room(NumberText.MaxLength)));
        body.Write(s_metric);
        body.Write(Subject(resource));
        body.Write(s_values);
    }

    /// <summary>Writes one value, for which the buffer makes room.</summary>
    public static void WriteValue(BodyBuffer body, AomMetric metric)
    {
        byte[] head = ValueHead(metric);
        body.Reserve(head.Length + 1);
        body.Write(head);
        body.Advance(WriteNumber(metric.Number, body.Room(NumberText.MaxLength)));
        body.Write((byte)'}');
    }

    /// <summary>Writes the end of an item.</summary>
    public static void EndItem(BodyBuffer body) => body.Write(s_end);

    private static int WriteNumber(MetricNumber number, Span<byte> target) =>
        number.IsWhole ? NumberText.Write(number.Whole, target) : NumberText.Write(number.Real, target);

    // Times before 1970 are refused at send; the sign is written all the same, so that the size is always right.
    private static int WriteTime(long collectTime, Span<byte> target)
    {
        if (collectTime >= 0)
        {
            return NumberText.Write((ulong)collectTime, target);
        }

        target[0] = (byte)'-';
        return 1 + NumberText.Write((ulong)-collectTime, target.Slice(1));
    }

    private static byte[] Subject(MetricResource resource) => resource.Encoded ??= EncodeResource(resource);

    private static byte[] ValueHead(AomMetric metric) => metric.IsInt
        ? metric.Series.EncodedInt ??= EncodeHead(metric.Series, "int")
        : metric.Series.EncodedFloat ??= EncodeHead(metric.Series, "float");

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

    private static byte[] EncodeHead(MetricSeries series, string type)
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
