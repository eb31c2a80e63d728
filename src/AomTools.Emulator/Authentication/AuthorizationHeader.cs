using System;
using System.Collections.Generic;
using System.Linq;

namespace AomTools.Emulator.Authentication;

/// <summary>The parts of an Authorization header.</summary>
internal sealed record AuthorizationHeader(string AccessKey, IReadOnlyList<string> Headers, string Signature)
{
    private const string Algorithm = "SDK-HMAC-SHA256 ";

    public static AuthorizationHeader? Parse(string header)
    {
        if (!header.StartsWith(Algorithm, StringComparison.Ordinal))
        {
            return null;
        }

        Dictionary<string, string> parts = header[Algorithm.Length..]
            .Split(',', StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .GroupBy(part => part[0], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First()[1], StringComparer.Ordinal);
        return parts.TryGetValue("Access", out string? key) && parts.TryGetValue("SignedHeaders", out string? names) && parts.TryGetValue("Signature", out string? signature)
            ? new AuthorizationHeader(key, names.Split(';'), signature)
            : null;
    }
}
