using System;
using System.Globalization;

namespace AomTools.Http;

/// <summary>Describes a response on one line: status, code, text and request ID, if present.</summary>
internal static class ResponseText
{
    public static string Describe(ApiResponse response) => Describe(response.StatusCode == 0 ? null : response.StatusCode, response.ErrorCode, response.ErrorMessage, response.RequestId);

    // Remove the full stop, because the text becomes part of another sentence.
    private static string OneLine(string message) => MessageText.Visible(message).Trim().TrimEnd('.');

    public static string Describe(int? status, string? code, string? message, string? requestId)
    {
        string head = status is int number ? "HTTP " + number.ToString(CultureInfo.InvariantCulture) : Strings.NoResponse;
        string coded = string.IsNullOrEmpty(code) ? head : head + " " + MessageText.Visible(code);
        string line = string.IsNullOrEmpty(message) ? coded : status is null && string.IsNullOrEmpty(code) ? OneLine(message!) : coded + ": " + OneLine(message!);
        bool isNamed = string.IsNullOrEmpty(requestId) || line.IndexOf(requestId, StringComparison.Ordinal) >= 0;
        return isNamed ? line : MessageText.Format(Strings.OfRequest, line, requestId);
    }

    /// <summary>Returns the text, with its sender if that is not AOM. Server errors and throttling mean the same from any sender.</summary>
    public static string? Attribute(ApiResponse response, string? text) =>
        response.Origin == ResponseOrigin.Other && response.StatusCode is >= 200 and < 500 and not ((>= 300 and < 400) or 408 or 429)
            ? MessageText.Format(Strings.InterceptedResponse, text ?? response.ErrorCode)
            : text;
}
