using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace AomTools.Queries;

/// <summary>The body of one request for data points.</summary>
internal static class DataRequest
{
    /// <summary>The documented maximum number of series per request.</summary>
    public const int MaxSeries = 20;

    /// <summary>Requests null for gaps, because the default of -1 cannot be distinguished from a value.</summary>
    public const string Path = "ams/metricdata?fillValue=null";

    public static ArraySegment<byte> Write(IEnumerable<SeriesKey> series, int periodSec, Statistics statistics, TimeSlice slice)
    {
        using MemoryStream stream = new();
        using Utf8JsonWriter writer = new(stream);
        writer.WriteStartObject();
        writer.WriteStartArray("metrics");
        foreach (SeriesKey key in series)
        {
            writer.WriteStartObject();
            writer.WriteString("namespace", key.Namespace);
            writer.WriteString("metricName", key.Name);
            DimensionsJson.Write(writer, key.Dimensions);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("period", periodSec);
        writer.WriteStartArray("statistics");
        foreach ((Statistics flag, string name) in StatisticNames.All)
        {
            if (statistics.HasFlag(flag))
            {
                writer.WriteStringValue(name);
            }
        }

        writer.WriteEndArray();
        writer.WriteString("timerange", slice.ToText());
        writer.WriteEndObject();
        writer.Flush();
        return new ArraySegment<byte>(stream.ToArray());
    }
}
