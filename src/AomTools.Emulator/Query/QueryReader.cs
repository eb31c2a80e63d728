using System;
using System.Collections.Generic;
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

    /// <summary>Creates a success response: the data, with the code unless QueryForms omits it.</summary>
    public static EmulatorResponse Succeed(QueryForms forms, Dictionary<string, object> data)
    {
        Dictionary<string, object> answer = forms.WithoutCode ? [] : new() { ["errorCode"] = "SVCSTG_AMS_2000000", ["errorMessage"] = "success" };
        foreach ((string name, object value) in data)
        {
            answer.Add(name, value);
        }

        return EmulatorResponse.Json(200, answer);
    }

    private static EmulatorResponse Reject(string reason) => EmulatorResponse.Aom(400, "SVCSTG_AMS_4000115", "parameter invalid: " + reason);
}
