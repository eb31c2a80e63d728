namespace AomTools.Emulator.Report;

/// <summary>A stored point: its value with all received digits.</summary>
public readonly record struct StoredPoint(long Time, string Value, string? Type, string? Unit);
