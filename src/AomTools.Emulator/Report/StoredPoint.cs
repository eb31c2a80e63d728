namespace AomTools.Emulator.Report;

/// <summary>A point as it was taken: its value with all the digits that came.</summary>
public readonly record struct StoredPoint(long Time, string Value, string? Type, string? Unit);
