using System;
using System.Linq;
using System.Text.Json;

namespace AomTools.Http;

/// <summary>Finds the code, message and request ID in the formats of AOM, the gateway, IAM and Prometheus.</summary>
internal static class ResponseReader
{
    private const int MessageLength = 4000;
    private const int IdLength = 128;
    private const int CodeLength = 64;

    // In order of preference; every other service uses its own name.
    private static readonly string[] s_messageNames = ["errorMessage", "error_msg", "message", "error", "title"];

    /// <summary>Reads the body of a response; returns false if the body is incomplete or could not be decoded.</summary>
    public static ApiResponse Read(ApiResponse response, bool isWhole = true)
    {
        ApiResponse read = response.Body.Length == 0 ? response with { ErrorMessage = DescribeEmpty(response) } : ReadBody(response, isWhole);
        string? message = response.StatusCode is >= 300 and < 400 && (read.IsNotJson || response.Body.Length == 0) ? DescribeRedirect(response) : read.ErrorMessage;
        return read with
        {
            ErrorMessage = message is null ? null : MessageText.Clip(PageText.OneLine(Redactor.RemoveHeaders(message)), MessageLength),
            RequestId = read.RequestId is null ? null : MessageText.Clip(PageText.OneLine(read.RequestId), IdLength),
        };
    }

    private static ApiResponse ReadBody(ApiResponse response, bool isWhole)
    {
        if (isWhole && response.IsQuery)
        {
            return ReadQuery(response);
        }

        using JsonDocument? document = isWhole ? ResponseJson.Parse(response.Body) : null;
        return document is null ? response with { ErrorMessage = PageText.Read(response.Body), IsNotJson = true }
            : document.RootElement.ValueKind == JsonValueKind.Object ? FromObject(response, document.RootElement)
            : response with { ErrorMessage = PageText.Read(response.Body) };
    }

    // The data of a query may be long and is not read here.
    private static ApiResponse ReadQuery(ApiResponse response)
    {
        using JsonDocument? head = QueryHead.Read(response.Body, out bool hasData);
        return head is null
            ? response with { ErrorMessage = PageText.Read(response.Body), IsNotJson = true }
            : FromObject(response, head.RootElement) with { HasQueryData = hasData };
    }

    private static ApiResponse FromObject(ApiResponse response, JsonElement root)
    {
        JsonElement inner = root.TryGetProperty("error", out JsonElement error) && error.ValueKind == JsonValueKind.Object ? error : root;
        string? code = CodeOfAom(root) ?? CodeOfIdentity(inner) ?? CodeOfPrometheus(root);
        string? message = First(root, s_messageNames) ?? First(inner, s_messageNames);
        // A code of another service is part of its text.
        string? others = code is null ? Text(inner, "code") ?? Text(inner, "errorType") ?? Text(root, "errorCode") ?? Text(root, "error_code") : null;
        return response with
        {
            ErrorCode = code,
            ErrorMessage = others is null ? message ?? (code is null ? PageText.Read(response.Body) : null) : message is null ? others : others + ": " + message,
            RequestId = response.RequestId ?? First(root, "request_id", "requestId"),
        };
    }

    // Two different codes contradict each other.
    private static string? CodeOfAom(JsonElement root)
    {
        string?[] codes = [.. new[] { Text(root, "errorCode"), Text(root, "error_code") }.Where(static code => code is not null).Distinct()];
        // A code of digits only belongs to IAM, in its own format.
        return codes.Length == 1 && IsCode(codes[0]!) && !codes[0]!.All(char.IsDigit) ? codes[0] : null;
    }

    // {"error":{"code":401,"message":"…","title":"Unauthorized"}}
    private static string? CodeOfIdentity(JsonElement error)
    {
        bool isShape = Text(error, "message") is not null && Text(error, "title") is not null && error.TryGetProperty("code", out _);
        string? code = isShape ? First(error, "code") : null;
        return ResponseCode.GetOrigin(code) == ResponseOrigin.Identity ? code : null;
    }

    // {"status":"error","errorType":"…","error":"…"}
    private static string? CodeOfPrometheus(JsonElement root) =>
        Text(root, "status") == "error" && Text(root, "errorType") is string type && IsCode(type) && ResponseCode.GetOrigin(type) == ResponseOrigin.Other ? type : null;

    private static bool IsCode(string text) => text.Length <= CodeLength && text.All(static c => c is > ' ' and <= '~');

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static string? First(JsonElement element, params string[] names) => names
        .Select(name => element.TryGetProperty(name, out JsonElement value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : string.Empty)
        .FirstOrDefault(static text => text.Length > 0);

    // "OK" does not explain an empty body.
    private static string? DescribeEmpty(ApiResponse response) => response.StatusCode is >= 200 and < 300 ? Strings.EmptyResponse : response.ErrorMessage;

    // Only the host, because the rest may quote the request.
    private static string DescribeRedirect(ApiResponse response) => response.Headers?.Location is { IsAbsoluteUri: true } location
        ? MessageText.Format(Strings.RedirectResponse, MessageText.Clip(location.GetLeftPart(UriPartial.Authority), IdLength))
        : Strings.RedirectElsewhere;
}
