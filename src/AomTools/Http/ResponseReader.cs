using System;
using System.Text;
using System.Text.Json;

namespace AomTools.Http;

/// <summary>Finds code, message and request id in an answer's body, in whichever of the shapes that AOM, the gateway, IAM and Prometheus use; pure.</summary>
internal static class ResponseReader
{
    private const int QuoteLength = 300;

    public static ApiResponse Read(ApiResponse response, bool isJson)
    {
        ApiResponse read = ReadShape(response, isJson);
        return read.ErrorMessage is null ? read : read with { ErrorMessage = Redactor.RemoveHeaders(read.ErrorMessage) };
    }

    private static ApiResponse ReadShape(ApiResponse response, bool isJson)
    {
        if (response.Body.Length == 0)
        {
            return response;
        }

        if (!isJson && !LooksLikeJson(response.Body))
        {
            return response with { ErrorMessage = Quote(response.Body), IsNotJson = true };
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(response.Body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? FromObject(response, document.RootElement)
                : response with { ErrorMessage = Quote(response.Body) };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: JSON whose texts are no text, such as half a surrogate pair or bytes of another encoding.
            return response with { ErrorMessage = Quote(response.Body), IsNotJson = true };
        }
    }

    private static ApiResponse FromObject(ApiResponse response, JsonElement root)
    {
        // Identity: {"error":{"code":401,"message":"…","title":"…"}}; Prometheus: {"status":"error","errorType":"…","error":"…"}.
        JsonElement error = root.TryGetProperty("error", out JsonElement inner) && inner.ValueKind == JsonValueKind.Object ? inner : root;
        string? message = First(error, "errorMessage", "error_msg", "message", "error", "title");
        string? code = First(error, "errorCode", "error_code", "code", "errorType");
        return response with
        {
            ErrorCode = code,
            ErrorMessage = message ?? (code is null ? Quote(response.Body) : null),
            RequestId = response.RequestId ?? First(root, "request_id", "requestId"),
        };
    }

    private static string? First(JsonElement element, params string[] names)
    {
        foreach (string name in names)
        {
            if (element.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            {
                string text = value.ToString();
                if (text.Length > 0)
                {
                    return text;
                }
            }
        }

        return null;
    }

    private static bool LooksLikeJson(byte[] body)
    {
        int at = Array.FindIndex(body, b => b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'));
        return at >= 0 && body[at] is (byte)'{' or (byte)'[';
    }

    // A page of a proxy or load balancer: its beginning on one line says enough.
    private static string Quote(byte[] body)
    {
        string text = Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, QuoteLength * 4));
        StringBuilder line = new();
        foreach (char c in text)
        {
            bool blank = char.IsWhiteSpace(c) || char.IsControl(c);
            if (!blank || (line.Length > 0 && line[line.Length - 1] != ' '))
            {
                line.Append(blank ? ' ' : c);
            }
        }

        string quote = line.ToString();
        return quote.Length > QuoteLength ? MessageText.Clip(quote, QuoteLength) : quote.TrimEnd();
    }
}
