using System.Collections.Generic;
using System.Text.Json;

namespace AomTools.Emulator;

/// <summary>What goes back: a status, a body, headers.</summary>
internal sealed record EmulatorResponse(int Status, string Body)
{
    public string ContentType { get; init; } = "application/json";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static EmulatorResponse Json(int status, object value) => new(status, JsonSerializer.Serialize(value));

    /// <summary>AOM's own shape (v1).</summary>
    public static EmulatorResponse Aom(int status, string code, string message) => Json(status, new { errorCode = code, errorMessage = message });

    /// <summary>The shape of the gateway in front.</summary>
    public static EmulatorResponse Gateway(int status, string code, string message, string requestId) =>
        Json(status, new { error_msg = message, error_code = code, request_id = requestId });
}
