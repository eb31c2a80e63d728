using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;

namespace AomTools.Queries;

/// <summary>The filter of one list request: a namespace, optional exact names, and dimensions that the series must have.</summary>
internal sealed record SeriesFilter(string Namespace, IReadOnlyList<string> Names, IReadOnlyList<KeyValuePair<string, string>> Dimensions)
{
    /// <summary>The maximum number of names per request, from the documentation of one region. Other regions do not document one.</summary>
    public const int MaxNames = 100;

    public ArraySegment<byte> Write()
    {
        using MemoryStream stream = new();
        using Utf8JsonWriter writer = new(stream);
        writer.WriteStartObject();
        writer.WriteStartArray("metricItems");
        if (Names.Count == 0)
        {
            WriteItem(writer, null);
        }

        foreach (string name in Names)
        {
            WriteItem(writer, name);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return new ArraySegment<byte>(stream.ToArray());
    }

    private void WriteItem(Utf8JsonWriter writer, string? name)
    {
        writer.WriteStartObject();
        writer.WriteString("namespace", Namespace);
        if (name is not null)
        {
            writer.WriteString("metricName", name);
        }

        if (Dimensions.Count > 0)
        {
            DimensionsJson.Write(writer, Dimensions);
        }

        writer.WriteEndObject();
    }
}
