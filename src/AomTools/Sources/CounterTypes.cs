using System.Globalization;

namespace AomTools.Sources;

/// <summary>The names of counter types. Serialized samples carry the number instead, and so do live ones of types that .NET has no name for.</summary>
internal static class CounterTypes
{
    // winperf.h: how a value is displayed, with the number of each kind.
    private const uint DisplayBits = 0x70000000;
    private const uint PerSecond = 0x10000000;
    private const uint Percent = 0x20000000;
    private const uint Seconds = 0x30000000;

    /// <summary>The name, or for a number the name of a type with the same unit. Empty if the number says nothing about the unit.</summary>
    public static string NameOf(string? type) =>
        uint.TryParse(type, NumberStyles.None, CultureInfo.InvariantCulture, out uint number) ? NameOf(number) : type ?? string.Empty;

    private static string NameOf(uint number) => number switch
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
