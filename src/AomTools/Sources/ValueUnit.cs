using System;

namespace AomTools.Sources;

/// <summary>Finds the unit that a value implies.</summary>
internal static class ValueUnit
{
    /// <summary>Time spans are sent in seconds.</summary>
    public static string? GetUnit(object? value) => value is TimeSpan ? "s" : null;
}
