using System.Globalization;

namespace AomTools.Sources;

/// <summary>Finds the name of a counter type. Serialized samples, and types unknown to .NET, contain a number instead.</summary>
internal static class CounterTypes
{
    // winperf.h: the display bits of a counter type.
    private const uint DisplayBits = 0x70000000;
    private const uint PerSecond = 0x10000000;
    private const uint Percent = 0x20000000;
    private const uint Seconds = 0x30000000;

    /// <summary>Returns the name; for a number, the name of a type with the same unit. Empty if the unit is unknown.</summary>
    public static string GetName(string? type) =>
        uint.TryParse(type, NumberStyles.None, CultureInfo.InvariantCulture, out uint number) ? GetName(number) : type ?? string.Empty;

    private static string GetName(uint number) => number switch
    {
        0 => "NumberOfItemsHEX32",
        0x00000100 => "NumberOfItemsHEX64",
        0x00010000 => "NumberOfItems32",
        0x00010100 => "NumberOfItems64",
        0x40020500 => "AverageCount64",
        _ => (number & DisplayBits) switch
        {
            PerSecond => "RateOfCountsPerSecond64",
            Percent => "RawFraction",
            Seconds => "ElapsedTime",
            _ => string.Empty,
        },
    };
}
