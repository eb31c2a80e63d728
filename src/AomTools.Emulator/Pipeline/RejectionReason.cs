using System;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AomTools.Emulator.Pipeline;

/// <summary>Reads the reason for a rejection from a response in any format that AOM, its gateway, IAM and proxies use.</summary>
internal static partial class RejectionReason
{
    private const int MaxLength = 500;

    /// <summary>Returns null for a 2xx response.</summary>
    public static string? Read(EmulatorResponse response)
    {
        if (response.Status is >= 200 and < 300)
        {
            return null;
        }

        string reason = ReadJson(response.Body) ?? ReadPage(response) ?? "no reason in the response";
        return reason.Length <= MaxLength ? reason : reason[..MaxLength] + "…";
    }

    private static string? ReadJson(ReadOnlyMemory<byte> body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? ReadObject(document.RootElement) : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text that is not Unicode.
            return null;
        }
    }

    private static string? ReadObject(JsonElement root)
    {
        if (root.TryGetProperty("error", out JsonElement error))
        {
            return error.ValueKind == JsonValueKind.Object ? ReadObject(error) : Text(root, "error");
        }

        string? code = Text(root, "errorCode") ?? Text(root, "error_code") ?? Text(root, "code");
        string? message = Text(root, "errorMessage") ?? Text(root, "error_msg") ?? Text(root, "message");
        return code is null ? message : message is null ? code : code + ": " + message;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText() : null;

    private static string? ReadPage(EmulatorResponse response)
    {
        if (response.Body.Length == 0)
        {
            return "empty response";
        }

        Match title = Title().Match(System.Text.Encoding.UTF8.GetString(response.Body.Span));
        return title.Success ? "a page: " + title.Groups[1].Value : null;
    }

    [GeneratedRegex("<title>([^<]*)</title>", RegexOptions.IgnoreCase)]
    private static partial Regex Title();
}
