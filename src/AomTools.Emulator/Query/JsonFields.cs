using System.Collections.Generic;
using System.Text.Json;

namespace AomTools.Emulator.Query;

/// <summary>Reads the fields of a query's body, whatever types they have.</summary>
internal static class JsonFields
{
    /// <summary>The text of a field; null if it is missing or not a text.</summary>
    public static string? Text(JsonElement element, string name) =>
        TryGet(element, name, JsonValueKind.String, out JsonElement value) ? value.GetString() : null;

    /// <summary>The items of a field; null if it is missing or not a list.</summary>
    public static IReadOnlyList<JsonElement>? Items(JsonElement element, string name) =>
        TryGet(element, name, JsonValueKind.Array, out JsonElement value) ? [.. value.EnumerateArray()] : null;

    public static int? Number(JsonElement element, string name) =>
        TryGet(element, name, JsonValueKind.Number, out JsonElement value) && value.TryGetInt32(out int number) ? number : null;

    public static bool Has(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null;

    private static bool TryGet(JsonElement element, string name, JsonValueKind kind, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value) && value.ValueKind == kind;
    }
}
