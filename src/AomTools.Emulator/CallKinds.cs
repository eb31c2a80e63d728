using System;

namespace AomTools.Emulator;

/// <summary>Tells the kind of a call by its path.</summary>
internal static class CallKinds
{
    public static CallKind Of(string path)
    {
        if (path.StartsWith("/v3/", StringComparison.Ordinal))
        {
            return CallKind.Iam;
        }

        if (path.StartsWith("/openstack/", StringComparison.Ordinal) || path.StartsWith("/meta-data/", StringComparison.Ordinal))
        {
            return CallKind.Metadata;
        }

        string[] parts = path.Split('/');
        bool isV1 = parts.Length >= 5 && parts[1] == "v1" && parts[3] == "ams";
        return !isV1 ? CallKind.Unknown
            : parts.Length == 6 && parts[4] == "report" && parts[5] == "metricdata" ? CallKind.Report
            : parts.Length == 5 && parts[4] is "metrics" or "metricdata" ? CallKind.Query
            : CallKind.Unknown;
    }
}
