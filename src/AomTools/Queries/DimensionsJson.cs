using System.Collections.Generic;
using System.Text.Json;

namespace AomTools.Queries;

/// <summary>Writes and reads the dimension list of a query.</summary>
internal static class DimensionsJson
{
    public static void Write(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, string>> dimensions)
    {
        writer.WriteStartArray("dimensions");
        foreach (KeyValuePair<string, string> pair in dimensions)
        {
            writer.WriteStartObject();
            writer.WriteString("name", pair.Key);
            writer.WriteString("value", pair.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Reads a list of names and values. Omits pairs without a name.</summary>
    public static AomDimensions Read(JsonElement owner)
    {
        List<KeyValuePair<string, string>> pairs = [];
        if (owner.TryGetProperty("dimensions", out JsonElement list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement pair in list.EnumerateArray())
            {
                if (JsonValue.Text(pair, "name") is { Length: > 0 } name)
                {
                    pairs.Add(new KeyValuePair<string, string>(name, JsonValue.Text(pair, "value") ?? string.Empty));
                }
            }
        }

        return new AomDimensions([.. pairs]);
    }
}
