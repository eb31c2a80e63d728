using System.Globalization;

namespace AomTools.Transport;

/// <summary>What the service said, on one line: status, code, text and request id, as far as they came.</summary>
internal static class ReplyText
{
    public static string Of(AomSendResult result) => Of(result.StatusCode, result.ErrorCode, result.ErrorMessage, result.RequestId);

    public static string Of(AomReply reply) => Of(reply.StatusCode == 0 ? null : reply.StatusCode, reply.ErrorCode, reply.ErrorMessage, reply.RequestId);

    // Without the full stop of a sentence: it stands in the middle of another one, which has its own.
    private static string OneLine(string message) => message.Replace("\r", string.Empty).Replace('\n', ' ').Trim().TrimEnd('.');

    private static string Of(int? status, string? code, string? message, string? requestId)
    {
        string head = status is int number ? "HTTP " + number.ToString(CultureInfo.InvariantCulture) : Strings.NoAnswer;
        string coded = string.IsNullOrEmpty(code) ? head : head + " " + code;
        string said = string.IsNullOrEmpty(message) ? coded : status is null && string.IsNullOrEmpty(code) ? OneLine(message!) : coded + ": " + OneLine(message!);
        return string.IsNullOrEmpty(requestId) ? said : Text.Format(Strings.OfRequest, said, requestId);
    }
}
