using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace AomTools.Emulator;

/// <summary>A response: status, headers, body, and the way in which it is sent.</summary>
internal sealed record EmulatorResponse(int Status, ReadOnlyMemory<byte> Body)
{
    public EmulatorResponse(int status, string body)
        : this(status, Encoding.UTF8.GetBytes(body))
    {
    }

    public string ContentType { get; init; } = "application/json";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public BodyDelivery Delivery { get; init; }

    /// <summary>The delay before each byte of a dripped body.</summary>
    public TimeSpan DripInterval { get; init; }

    /// <summary>AOM's success response, whether or not anything was stored.</summary>
    public static EmulatorResponse Success { get; } = Aom(200, "SVCSTG_AMS_2000000", "success");

    public static EmulatorResponse Json(int status, object value) => new(status, JsonSerializer.SerializeToUtf8Bytes(value));

    /// <summary>AOM's own form (v1).</summary>
    public static EmulatorResponse Aom(int status, string code, string message) => Json(status, new { errorCode = code, errorMessage = message });

    /// <summary>The form of AOM's gateway.</summary>
    public static EmulatorResponse Gateway(int status, string code, string message, string requestId) =>
        Json(status, new { error_msg = message, error_code = code, request_id = requestId });
}
