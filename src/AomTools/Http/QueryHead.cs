using System.IO;
using System.Text;
using System.Text.Json;

namespace AomTools.Http;

/// <summary>Reads the response to a query in one pass: checks that it is JSON, and keeps the short members with the code and message, not the data.</summary>
internal static class QueryHead
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Returns the members of an object without its data; null if the body is not a JSON object.</summary>
    public static JsonDocument? Read(byte[] body, out bool hasData)
    {
        hasData = false;
        try
        {
            s_strict.GetCharCount(body);
            return JsonDocument.Parse(Copy(body, ref hasData));
        }
        catch (System.Exception error) when (error is JsonException or System.InvalidOperationException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static byte[] Copy(byte[] body, ref bool hasData)
    {
        Utf8JsonReader reader = new(body);
        using MemoryStream copy = new();
        using Utf8JsonWriter writer = new(copy);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        writer.WriteStartObject();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            CopyMember(ref reader, writer, ref hasData);
        }

        writer.WriteEndObject();
        writer.Flush();
        // Continue to the end, so that text after the object is an error.
        reader.Read();
        return copy.ToArray();
    }

    private static void CopyMember(ref Utf8JsonReader reader, Utf8JsonWriter writer, ref bool hasData)
    {
        string name = reader.GetString()!;
        reader.Read();
        if (name is "metrics" or "data")
        {
            hasData |= reader.TokenType == JsonTokenType.StartArray || (name == "data" && reader.TokenType == JsonTokenType.StartObject);
            reader.Skip();
            return;
        }

        using JsonDocument value = JsonDocument.ParseValue(ref reader);
        writer.WritePropertyName(name);
        value.RootElement.WriteTo(writer);
    }
}
