using System;
using System.Linq;

namespace AomTools.Emulator.Query;

/// <summary>Reads a parameter of a query string.</summary>
internal static class QueryString
{
    public static string? Get(ReceivedRequest request, string name) => request.Query
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split('=', 2))
        .Where(part => Uri.UnescapeDataString(part[0]) == name)
        .Select(part => part.Length > 1 ? Uri.UnescapeDataString(part[1]) : string.Empty)
        .FirstOrDefault();
}
