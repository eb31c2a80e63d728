using System;
using System.Text.Json;

namespace AomTools.Emulator.Query;

/// <summary>Reads the body of a query and creates its response, or AOM's error for a body of another form.</summary>
internal static class QueryReader
{
    public static EmulatorResponse Respond(ReceivedRequest request, Func<JsonElement, EmulatorResponse> respond)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(request.Body.Length == 0 ? "{}"u8.ToArray() : request.Body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? respond(document.RootElement) : Reject("the body must be an object");
        }
        catch (QueryError error)
        {
            return error.Response;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text that is not Unicode.
            return Reject("the body is not JSON: " + error.Message);
        }
    }

    private static EmulatorResponse Reject(string reason) => EmulatorResponse.Aom(400, "SVCSTG_AMS_4000115", "parameter invalid: " + reason);
}
