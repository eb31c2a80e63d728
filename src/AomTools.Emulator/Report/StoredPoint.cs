using System.Globalization;

namespace AomTools.Emulator.Report;

/// <summary>A stored point: its value with all received digits.</summary>
public readonly record struct StoredPoint(long Time, string Value, string? Type, string? Unit)
{
    /// <summary>The value as a number, rounded to the nearest double. Parsed once, because charts read it often.</summary>
    internal double Number { get; } = double.Parse(Value, NumberStyles.Float, CultureInfo.InvariantCulture);
}
