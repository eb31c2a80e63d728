using System;

namespace AomTools.Emulator;

/// <summary>Tells the kind of a call by its path.</summary>
internal static class RequestKinds
{
    public static RequestKind FromPath(string path)
    {
        if (path.StartsWith("/v3/", StringComparison.Ordinal))
        {
            return RequestKind.Iam;
        }

        if (path.StartsWith("/openstack/", StringComparison.Ordinal) || path.StartsWith("/meta-data/", StringComparison.Ordinal))
        {
            return RequestKind.Metadata;
        }

        string[] parts = path.Split('/');
        bool isV1 = parts.Length >= 5 && parts[1] == "v1" && parts[3] == "ams";
        return !isV1 ? RequestKind.Unknown
            : parts.Length == 6 && parts[4] == "report" && parts[5] == "metricdata" ? RequestKind.Report
            : parts.Length == 5 && parts[4] is "metrics" or "metricdata" ? RequestKind.Query
            : RequestKind.Unknown;
    }
}
