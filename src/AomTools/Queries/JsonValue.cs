using System;
using System.Globalization;
using System.Text.Json;

namespace AomTools.Queries;

/// <summary>Reads values whose JSON type differs between versions of the service: some return numbers as numbers, others as text.</summary>
internal static class JsonValue
{
    /// <summary>Returns the text of a member, or its number as text; null if it is missing, null or of another type.</summary>
    public static string? Text(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out JsonElement value) ? Text(value) : null;

    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    public static long? Integer(JsonElement owner, string name) =>
        long.TryParse(Text(owner, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;

    /// <summary>Reads a number, or a text with a number; returns NaN for null and anything else.</summary>
    public static double Number(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.GetDouble(),
        JsonTokenType.String => Number(reader.GetString()!),
        _ => double.NaN,
    };

    /// <summary>
    /// Reads a number that the service writes as text, including NaN and infinity in the notation of Prometheus; returns NaN for anything else.
    /// </summary>
    public static double Number(string text) => text switch
    {
        "+Inf" or "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN,
    };

    /// <summary>Reads a time in milliseconds since 1970 UTC as a number or text; returns null if it is not a time.</summary>
    public static long? Milliseconds(ref Utf8JsonReader reader)
    {
        double number = Number(ref reader);
        return number is > 0 and < 253_402_300_800_000 ? (long)Math.Round(number) : null;
    }
}
