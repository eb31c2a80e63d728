using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AomTools.Emulator.Control;

/// <summary>Reads requests of the control, and returns 400 for those that are not valid.</summary>
internal static class ControlRequest
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static Func<ReceivedRequest, EmulatorResponse> Checked(Func<ReceivedRequest, EmulatorResponse> handle) => request =>
    {
        try
        {
            return handle(request);
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            return EmulatorResponse.Json(400, new { error = error.Message });
        }
    };

    /// <exception cref="JsonException">The body is not a <typeparamref name="T"/>.</exception>
    public static T Read<T>(ReceivedRequest request) => JsonSerializer.Deserialize<T>(request.Body, s_json) ?? throw new JsonException("The body is empty.");

    public static EmulatorResponse Done(Action action)
    {
        action();
        return EmulatorResponse.Json(200, new { done = true });
    }

    public static EmulatorResponse Missing(string what) => EmulatorResponse.Json(404, new { error = what });
}
