using System.Globalization;

namespace AomTools.Http;

/// <summary>What the service said, on one line: status, code, text and request id, as far as they came.</summary>
internal static class ResponseText
{
    public static string Describe(ApiResponse response) => Describe(response.StatusCode == 0 ? null : response.StatusCode, response.ErrorCode, response.ErrorMessage, response.RequestId);

    // Without the full stop of a sentence: it stands in the middle of another one, which has its own.
    private static string OneLine(string message) => MessageText.Visible(message).Trim().TrimEnd('.');

    public static string Describe(int? status, string? code, string? message, string? requestId)
    {
        string head = status is int number ? "HTTP " + number.ToString(CultureInfo.InvariantCulture) : Strings.NoResponse;
        string coded = string.IsNullOrEmpty(code) ? head : head + " " + MessageText.Visible(code);
        string said = string.IsNullOrEmpty(message) ? coded : status is null && string.IsNullOrEmpty(code) ? OneLine(message!) : coded + ": " + OneLine(message!);
        return string.IsNullOrEmpty(requestId) ? said : MessageText.Format(Strings.OfRequest, said, requestId);
    }
}
