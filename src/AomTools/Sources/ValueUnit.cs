using System;

namespace AomTools.Sources;

/// <summary>The unit that a value brings along; pure.</summary>
internal static class ValueUnit
{
    /// <summary>A span of time goes out in seconds, so that is its unit unless the user says otherwise.</summary>
    public static string? GetUnit(object? value) => value is TimeSpan ? "s" : null;
}
