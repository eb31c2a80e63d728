using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

namespace AomTools.Emulator.Authentication;

/// <summary>The server's side of SDK-HMAC-SHA256, written from the description of the algorithm.</summary>
internal static class Signature
{
    /// <summary>The canonical request as the server builds it.</summary>
    public static string Canonical(string method, string target, IReadOnlyDictionary<string, string> headers, IReadOnlyList<string> signed, string payload)
    {
        int question = target.IndexOf('?', StringComparison.Ordinal);
        string path = question < 0 ? target : target[..question];
        string query = question < 0 ? string.Empty : target[(question + 1)..];
        StringBuilder text = new();
        text.Append(method.ToUpperInvariant()).Append('\n');
        text.Append(Path(path)).Append('\n');
        text.Append(Query(query)).Append('\n');
        foreach (string name in signed)
        {
            text.Append(name).Append(':').Append(headers.GetValueOrDefault(name, string.Empty).Trim()).Append('\n');
        }

        return text.Append('\n').Append(string.Join(';', signed)).Append('\n').Append(payload).ToString();
    }

    public static string Compute(string secret, string date, string canonical)
    {
        string toSign = "SDK-HMAC-SHA256\n" + date + "\n" + ComputeHash(Encoding.UTF8.GetBytes(canonical));
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(toSign)));
    }

    public static string ComputeHash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string Path(string path)
    {
        StringBuilder encoded = new();
        foreach (string segment in path.Split('/', StringSplitOptions.None).Skip(1))
        {
            encoded.Append('/').Append(Uri.EscapeDataString(Uri.UnescapeDataString(segment)));
        }

        return encoded.Length > 0 && encoded[^1] == '/' ? encoded.ToString() : encoded.Append('/').ToString();
    }

    private static string Query(string query)
    {
        List<(string Name, string Value)> pairs = [];
        foreach (string part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int sign = part.IndexOf('=', StringComparison.Ordinal);
            string name = sign < 0 ? part : part[..sign];
            string value = sign < 0 ? string.Empty : part[(sign + 1)..];
            pairs.Add((Uri.UnescapeDataString(name), Uri.UnescapeDataString(value)));
        }

        pairs.Sort((a, b) => a.Name == b.Name ? string.CompareOrdinal(a.Value, b.Value) : string.CompareOrdinal(a.Name, b.Name));
        return string.Join('&', pairs.Select(pair => Uri.EscapeDataString(pair.Name) + "=" + Uri.EscapeDataString(pair.Value)));
    }
}
