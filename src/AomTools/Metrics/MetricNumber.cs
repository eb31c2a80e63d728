using System;
using System.Globalization;

namespace AomTools.Metrics;

/// <summary>A value that AOM takes: not negative, finite; whole numbers keep all their digits, up to 2^64 - 1.</summary>
internal readonly struct MetricNumber : IEquatable<MetricNumber>
{
    private readonly ulong _bits;

    private MetricNumber(ulong bits, bool whole)
    {
        _bits = bits;
        IsWhole = whole;
    }

    /// <summary>True when the number is held as a whole number, false when as a double.</summary>
    public bool IsWhole { get; }

    public ulong Whole => _bits;

    public double Real => IsWhole ? _bits : BitConverter.Int64BitsToDouble((long)_bits);

    public static MetricNumber FromWhole(ulong value) => new(value, whole: true);

    // Adding zero turns -0 into 0: "-0" is a negative number to a strict reader.
    public static MetricNumber FromReal(double value) => new((ulong)BitConverter.DoubleToInt64Bits(value + 0.0), whole: false);

    /// <summary>The number as PowerShell shows it: Int64 where it fits, else UInt64, or Double.</summary>
    public object ToObject() => !IsWhole ? Real : _bits <= long.MaxValue ? (object)(long)_bits : _bits;

    public bool Equals(MetricNumber other) => _bits == other._bits && IsWhole == other.IsWhole;

    public override bool Equals(object? obj) => obj is MetricNumber other && Equals(other);

    public override int GetHashCode() => _bits.GetHashCode();

    public override string ToString() => IsWhole ? _bits.ToString(CultureInfo.InvariantCulture) : Real.ToString("R", CultureInfo.InvariantCulture);
}
