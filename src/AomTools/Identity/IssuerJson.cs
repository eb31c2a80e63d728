using System;
using System.Globalization;
using System.Text.Json;

namespace AomTools.Identity;

/// <summary>Reads the JSON of IAM and the metadata service. Unexpected content reads as null.</summary>
internal static class IssuerJson
{
    private static readonly byte[] s_byteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Parses a body, with or without a byte order mark; null if it is not a JSON object.</summary>
    public static JsonElement? Parse(byte[] body)
    {
        int start = body.AsSpan().StartsWith(s_byteOrderMark) ? s_byteOrderMark.Length : 0;
        try
        {
            using JsonDocument document = JsonDocument.Parse(body.AsMemory(start));
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Returns a property that is an object or array; null if it is missing or of another type.</summary>
    public static JsonElement? Find(JsonElement? owner, string name, JsonValueKind kind) =>
        owner is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out JsonElement value) && value.ValueKind == kind ? value : null;

    /// <summary>Returns a property that is a text; null if it is missing, empty, of another type or not Unicode.</summary>
    public static string? Text(JsonElement? owner, string name)
    {
        try
        {
            return Find(owner, name, JsonValueKind.String)?.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, or bytes of another encoding.
            return null;
        }
    }

    /// <summary>Returns a property that is a time in UTC; null if it cannot be read.</summary>
    public static DateTimeOffset? Time(JsonElement? owner, string name) =>
        DateTimeOffset.TryParse(Text(owner, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;
}
