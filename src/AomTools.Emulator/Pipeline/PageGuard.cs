using System;
using System.Net;

namespace AomTools.Emulator.Pipeline;

/// <summary>
/// Rejects requests that a page of another site sends through a browser on this machine. They have a foreign Host (DNS rebinding) or Origin, or the
/// browser marks them as cross-site (Fetch Metadata). A link that opens the emulator's own page is harmless and is allowed.
/// </summary>
internal static class PageGuard
{
    public static EmulatorResponse? Check(ReceivedRequest request)
    {
        string host = request.Header("Host") ?? string.Empty;
        string? origin = request.Header("Origin");
        return host.Length > 0 && !IsLoopback(host) ? Reject("Host", host)
            : origin is not null && !string.Equals(origin, "http://" + host, StringComparison.OrdinalIgnoreCase) ? Reject("Origin", origin)
            : request.Header("Sec-Fetch-Site") is string site && site is not ("same-origin" or "none") && !IsNavigation(request) ? Reject("Sec-Fetch-Site", site)
            : null;
    }

    private static bool IsNavigation(ReceivedRequest request) =>
        request.Method == "GET" && request.Header("Sec-Fetch-Mode") == "navigate" && request.Header("Sec-Fetch-Dest") == "document";

    private static bool IsLoopback(string host) =>
        Uri.TryCreate("http://" + host, UriKind.Absolute, out Uri? address)
        && (string.Equals(address.Host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(address.Host, out IPAddress? ip) && IPAddress.IsLoopback(ip)));

    private static EmulatorResponse Reject(string header, string value) =>
        EmulatorResponse.Json(403, new { error = $"The emulator accepts requests from this machine's own programs only, not with the {header} {value}." });
}
