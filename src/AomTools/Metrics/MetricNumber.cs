using System;
using System.Globalization;

namespace AomTools.Metrics;

/// <summary>A value that AOM accepts: finite and not negative, with all digits of whole numbers up to 2^64 - 1.</summary>
internal readonly struct MetricNumber : IEquatable<MetricNumber>
{
    private readonly ulong _bits;

    private MetricNumber(ulong bits, bool whole)
    {
        _bits = bits;
        IsWhole = whole;
    }

    /// <summary>True if the value is stored as a whole number; false if it is stored as a double.</summary>
    public bool IsWhole { get; }

    public ulong Whole => _bits;

    public double Real => IsWhole ? _bits : BitConverter.Int64BitsToDouble((long)_bits);

    public static MetricNumber FromWhole(ulong value) => new(value, whole: true);

    // Adding zero turns -0 into 0. A strict parser rejects "-0" as a negative number.
    public static MetricNumber FromReal(double value) => new((ulong)BitConverter.DoubleToInt64Bits(value + 0.0), whole: false);

    /// <summary>Returns an Int64 if the number fits, otherwise a UInt64 or a Double.</summary>
    public object ToObject() => !IsWhole ? Real : _bits <= long.MaxValue ? (object)(long)_bits : _bits;

    public bool Equals(MetricNumber other) => _bits == other._bits && IsWhole == other.IsWhole;

    public override bool Equals(object? obj) => obj is MetricNumber other && Equals(other);

    public override int GetHashCode() => _bits.GetHashCode();

    public override string ToString() => IsWhole ? _bits.ToString(CultureInfo.InvariantCulture) : Real.ToString("R", CultureInfo.InvariantCulture);
}
