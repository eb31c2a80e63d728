using System;
using System.Net;
using System.Net.Sockets;

namespace AomTools.Sources;

/// <summary>Normalizes names of computers as dimensions: in lower case, like Get-Counter, so that one computer has one series.</summary>
internal static class HostName
{
    private static readonly string[] s_loopbacks = [".", "localhost", "localhost4", "localhost6", "loopback", "ip6-localhost", "ip6-loopback", "(local)"];

    private static readonly string[] s_domains = ["localhost.", "localhost4.", "localhost6."];

    /// <summary>
    /// Returns the name without surrounding characters of a path: blanks, slashes, brackets of an IPv6 address and a final dot. An IPv6 address gets its usual
    /// spelling.
    /// </summary>
    public static string Normalize(string name)
    {
        string bare = name.Trim().TrimStart('\\', '/').ToLowerInvariant();
        if (bare.Length > 2 && bare[0] == '[' && bare[bare.Length - 1] == ']')
        {
            bare = bare.Substring(1, bare.Length - 2);
        }

        bare = bare.Length > 1 ? bare.TrimEnd('.') : bare;
        string address = FromLiteral(bare);
        return address.IndexOf(':') >= 0 && address.IndexOf('[') < 0 && IPAddress.TryParse(address, out IPAddress? parsed) && parsed.AddressFamily == AddressFamily.InterNetworkV6
            ? (parsed.IsIPv4MappedToIPv6 ? parsed.MapToIPv4() : parsed).ToString()
            : bare;
    }

    /// <summary>True for a name that every computer uses for itself, so that it identifies none. The name must be normalized.</summary>
    public static bool IsLoopback(string name) =>
        Array.IndexOf(s_loopbacks, name) >= 0 || IsLocalDomain(name) || (IPAddress.TryParse(WithoutScope(name), out IPAddress? address) && IsLoopback(address));

    // The form of an IPv6 address in a Windows path, which cannot contain colons.
    private static string FromLiteral(string name)
    {
        const string Literal = ".ipv6-literal.net";
        return name.EndsWith(Literal, StringComparison.Ordinal) ? name.Substring(0, name.Length - Literal.Length).Replace('-', ':').Replace('s', '%') : name;
    }

    private static string WithoutScope(string name)
    {
        int scope = name.IndexOf('%');
        return scope < 0 ? name : name.Substring(0, scope);
    }

    private static bool IsLocalDomain(string name) =>
        name.EndsWith(".localhost", StringComparison.Ordinal) || Array.Exists(s_domains, domain => name.StartsWith(domain, StringComparison.Ordinal));

    private static bool IsLoopback(IPAddress address) => IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
}
