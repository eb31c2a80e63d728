using System;
using System.Net;

namespace AomTools.Sources;

/// <summary>Names of computers, as dimension: in lower case, as Get-Counter writes them, so that one computer has one series.</summary>
internal static class HostName
{
    private static readonly string[] s_loopbacks = [".", "localhost", "localhost4", "localhost6", "loopback", "ip6-localhost", "ip6-loopback", "(local)"];

    private static readonly string[] s_domains = ["localhost.", "localhost4.", "localhost6."];

    /// <summary>The name without what surrounds it in a path: blanks, backslashes, brackets of an IPv6 address and a final dot.</summary>
    public static string Normalize(string name)
    {
        string bare = name.Trim().TrimStart('\\').ToLowerInvariant();
        if (bare.Length > 2 && bare[0] == '[' && bare[bare.Length - 1] == ']')
        {
            bare = bare.Substring(1, bare.Length - 2);
        }

        return bare.Length > 1 ? bare.TrimEnd('.') : bare;
    }

    /// <summary>True for a name that means the same on every computer, such as localhost. The name is normalized.</summary>
    public static bool IsLoopback(string name)
    {
        if (Array.IndexOf(s_loopbacks, name) >= 0 || IsLocalDomain(name))
        {
            return true;
        }

        // The form of an IPv6 address in a path of Windows, which cannot hold colons.
        const string Literal = ".ipv6-literal.net";
        string address = name.EndsWith(Literal, StringComparison.Ordinal) ? name.Substring(0, name.Length - Literal.Length).Replace('-', ':') : name;
        return IPAddress.TryParse(address, out IPAddress? parsed) && IsLoopback(parsed);
    }

    private static bool IsLocalDomain(string name) =>
        name.EndsWith(".localhost", StringComparison.Ordinal) || Array.Exists(s_domains, domain => name.StartsWith(domain, StringComparison.Ordinal));

    private static bool IsLoopback(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IPAddress.IsLoopback(plain) || plain.Equals(IPAddress.Any) || plain.Equals(IPAddress.IPv6Any);
    }
}
