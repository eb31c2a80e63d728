using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using AomTools.Emulator;

namespace AomTools.Tests.Delivery;

/// <summary>The hosts of the metrics in a request.</summary>
internal static class SentHosts
{
    public static IReadOnlyList<string> Read(ReceivedRequest request)
    {
        using JsonDocument body = JsonDocument.Parse(request.Body);
        return [.. body.RootElement.EnumerateArray().Select(static item => item.GetProperty("metric").GetProperty("dimensions")[0].GetProperty("value").GetString()!)];
    }
}
