using System;

namespace AomTools.Emulator.Query.PromQL;

/// <summary>Ends a query with an error in the form of the Prometheus API.</summary>
internal sealed class PromError(string message) : Exception(message)
{
    public EmulatorResponse Response => EmulatorResponse.Json(400, new { status = "error", errorType = "bad_data", error = Message });
}
