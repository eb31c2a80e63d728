using System;
using System.Globalization;
using System.IO;
using System.Linq;
using AomTools.Metrics;

namespace AomTools.Delivery.Spool;

/// <summary>
/// The name of a target's folder. Endpoints that differ only in spelling have one folder: case and final dot of the host, default port, percent-encoding,
/// final slash.
/// </summary>
internal static class SpoolTargetName
{
    // With the port and the hash, the name stays within the 255 bytes that file systems allow.
    private const int MaxHost = 200;

    /// <summary>Returns the path of the folder, which may not exist.</summary>
    public static string GetFolder(string root, Uri endpoint, string projectId) => Path.Combine(root, Create(endpoint, projectId));

    public static string Create(Uri endpoint, string projectId)
    {
        string authority = GetAuthority(endpoint);
        string target = endpoint.Scheme + "://" + authority + NormalizePath(endpoint) + " " + projectId;
        string host = new([.. authority.Take(MaxHost).Select(c => NameRules.IsWord(c) || c is '.' or '-' ? c : '_')]);
        return host + "-" + StableHash.Compute(target).ToString("x8", CultureInfo.InvariantCulture);
    }

    private static string GetAuthority(Uri endpoint)
    {
        string host = endpoint.HostNameType == UriHostNameType.Dns ? endpoint.IdnHost.TrimEnd('.') : endpoint.Host;
        return host.ToLowerInvariant() + (endpoint.IsDefaultPort ? string.Empty : ":" + endpoint.Port.ToString(CultureInfo.InvariantCulture));
    }

    private static string NormalizePath(Uri endpoint)
    {
        string[] parts = endpoint.AbsolutePath.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        return "/" + string.Join("/", parts.Select(part => Uri.EscapeDataString(Uri.UnescapeDataString(part))));
    }
}
