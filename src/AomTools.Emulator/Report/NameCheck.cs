using System;
using System.Linq;

namespace AomTools.Emulator.Report;

/// <summary>Checks namespaces, dimensions and metric names against the documented rules; on request, also against the older ones.</summary>
internal sealed class NameCheck(EmulatorOptions options)
{
    private static readonly string[] s_systems = ["PAAS", "SYS", "SRE"];

    public ReportError? Namespace(string? name, string at)
    {
        string[] parts = name?.Split('.') ?? [];
        bool fine = name is { Length: >= 3 and <= 32 }
            && parts.Length == 2
            && parts.All(IsPart)
            && parts[0] != "PAAS"
            && !(options.Strict && s_systems.Any(system => parts[0].StartsWith(system, StringComparison.Ordinal)));
        return fine ? null : new ReportError("SVCSTG_AMS_4000002", $"namespace invalid: {at}.metric.namespace '{name}'");
    }

    public ReportError? Dimension(string? name, string? value, string at)
    {
        bool fine = name is { Length: >= 1 and <= 32 }
            && value is { Length: >= 1 and <= 64 }
            && (!options.Strict || (name != "_NAMESPACE_" && IsName(name, colon: false)));
        return fine ? null : new ReportError("SVCSTG_AMS_4000007", $"dimension invalid: {at}.metric.dimensions '{name}'");
    }

    public ReportError? Metric(string? name, string at)
    {
        bool fine = name is { Length: >= 1 and <= 255 } && (!options.Strict || IsName(name, colon: true));
        return fine ? null : new ReportError("SVCSTG_AMS_4000001", $"request parameter invalid: {at}.metric_name '{name}'");
    }

    private static bool IsPart(string part) => part.Length > 0 && char.IsAsciiLetter(part[0]) && part.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static bool IsName(string name, bool colon) =>
        !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_' || (colon && c == ':'));
}
