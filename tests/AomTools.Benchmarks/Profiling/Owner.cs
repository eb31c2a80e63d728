using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Benchmarks.Data;

namespace AomTools.Benchmarks.Profiling;

/// <summary>Distinguishes the methods of AomTools, of PowerShell and .NET, and the rest.</summary>
internal static class Owner
{
    private static readonly HashSet<string> s_types = [.. typeof(AomMetric).Assembly.GetTypes().Select(static type => type.Name)];

    /// <summary>True for a method, as type and name, of a type in AomTools or of one that is nested in such a type.</summary>
    public static bool IsModule(string method) => s_types.Contains(method.Split('.')[0].Split('+')[0]);

    /// <summary>True for a managed method of PowerShell or .NET.</summary>
    public static bool IsPlatform(string method) =>
        !IsModule(method) && method.Contains('.', StringComparison.Ordinal)
        && !method.StartsWith("lib", StringComparison.Ordinal) && !method.StartsWith(nameof(GetBenchmarkInputCommand), StringComparison.Ordinal);
}
