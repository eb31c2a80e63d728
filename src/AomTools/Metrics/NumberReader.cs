using System;
using System.Globalization;
using System.Numerics;

namespace AomTools.Metrics;

/// <summary>Reads a value of any .NET type as a number for AOM, independently of the culture, or returns the violation.</summary>
internal static class NumberReader
{
    // Control characters are displayed as their code, which is six times as long.
    private const int QuoteLength = 40;

    // 2^64, the first value above the largest unsigned 64-bit number.
    private const double WholeEnd = 18446744073709551616.0;

    /// <summary>Reads a value; <paramref name="violation"/> is null if <paramref name="number"/> is valid.</summary>
    public static bool TryRead(object? value, out MetricNumber number, out AomViolation? violation)
    {
        violation = null;
        switch (value)
        {
            case double real:
                return FromReal(real, out number, out violation);
            case int whole:
                return FromSigned(whole, out number, out violation);
            case long whole:
                return FromSigned(whole, out number, out violation);
            case string text:
                return FromText(text, out number, out violation);
            case null:
                return Fail("ValueMissing", Strings.ValueMissing, out number, out violation, isMissing: true);
            default:
                return FromOtherType(value, out number, out violation);
        }
    }

    /// <summary>Converts a number without a fraction to a whole number, if it fits in 64 bits.</summary>
    public static bool TryMakeWhole(MetricNumber number, out MetricNumber whole, out AomViolation? violation)
    {
        violation = null;
        whole = number;
        if (number.IsWhole)
        {
            return true;
        }

        double real = number.Real;
        if (real != Math.Floor(real))
        {
            return Fail("TypeIntFraction", MessageText.Format(Strings.TypeIntFraction, number), out whole, out violation);
        }

        if (real >= WholeEnd)
        {
            return Fail("ValueTooLarge", MessageText.Format(Strings.ValueTooLarge, number), out whole, out violation);
        }

        whole = MetricNumber.FromWhole((ulong)real);
        return true;
    }

    private static bool FromOtherType(object value, out MetricNumber number, out AomViolation? violation)
    {
        switch (value)
        {
            case ulong or uint or ushort or byte:
                violation = null;
                number = MetricNumber.FromWhole(Convert.ToUInt64(value, CultureInfo.InvariantCulture));
                return true;
            case short or sbyte:
                return FromSigned(Convert.ToInt64(value, CultureInfo.InvariantCulture), out number, out violation);
            case float real:
                // Parse the shortest text: 0.1f is sent as 0.1, not as 0.10000000149011612.
                return FromText(real.ToString("R", CultureInfo.InvariantCulture), real, out number, out violation);
            case decimal exact:
                return FromReal((double)exact, out number, out violation);
            case BigInteger big:
                return FromBig(big, out number, out violation);
            case bool flag:
                violation = null;
                number = MetricNumber.FromWhole(flag ? 1UL : 0UL);
                return true;
            case TimeSpan span:
                return FromReal(span.TotalSeconds, out number, out violation);
            case NamedNumber named:
                return TryRead(named.Number, out number, out violation);
            default:
                return Fail("ValueNotNumber", MessageText.Format(Strings.ValueNotNumberType, value.GetType().Name, MessageText.Clip(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty, QuoteLength)), out number, out violation);
        }
    }

    private static bool FromReal(double real, out MetricNumber number, out AomViolation? violation)
    {
        if (double.IsNaN(real))
        {
            return Fail("ValueNotFinite", Strings.ValueNaN, out number, out violation, isMissing: true);
        }

        if (double.IsInfinity(real))
        {
            return Fail("ValueNotFinite", MessageText.Format(Strings.ValueNotFinite, real), out number, out violation);
        }

        if (real < 0)
        {
            return Fail("ValueNegative", MessageText.Format(Strings.ValueNegative, real), out number, out violation);
        }

        violation = null;
        number = MetricNumber.FromReal(real);
        return true;
    }

    private static bool FromSigned(long whole, out MetricNumber number, out AomViolation? violation)
    {
        if (whole < 0)
        {
            return Fail("ValueNegative", MessageText.Format(Strings.ValueNegative, whole), out number, out violation);
        }

        violation = null;
        number = MetricNumber.FromWhole((ulong)whole);
        return true;
    }

    private static bool FromBig(BigInteger big, out MetricNumber number, out AomViolation? violation)
    {
        if (big.Sign < 0)
        {
            return Fail("ValueNegative", MessageText.Format(Strings.ValueNegative, Quote(big)), out number, out violation);
        }

        if (big > ulong.MaxValue)
        {
            return Fail("ValueTooLarge", MessageText.Format(Strings.ValueTooLarge, Quote(big)), out number, out violation);
        }

        violation = null;
        number = MetricNumber.FromWhole((ulong)big);
        return true;
    }

    private static string Quote(BigInteger big) => MessageText.Clip(big.ToString(CultureInfo.InvariantCulture));

    private static bool FromText(string text, float fallback, out MetricNumber number, out AomViolation? violation) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double real)
            ? FromReal(real, out number, out violation)
            : FromReal(fallback, out number, out violation);

    private static bool FromText(string text, out MetricNumber number, out AomViolation? violation)
    {
        string trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            return Fail("ValueMissing", Strings.ValueMissing, out number, out violation, isMissing: true);
        }

        if (ulong.TryParse(trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out ulong whole))
        {
            violation = null;
            number = MetricNumber.FromWhole(whole);
            return true;
        }

        if (SpecialNumber.TryParse(trimmed, out double special))
        {
            return FromReal(special, out number, out violation);
        }

        return double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out double real)
            ? FromReal(real, out number, out violation)
            : Fail("ValueNotNumber", MessageText.Format(Strings.ValueNotNumberText, MessageText.Clip(trimmed, QuoteLength)), out number, out violation);
    }

    private static bool Fail(string rule, string message, out MetricNumber number, out AomViolation? violation, bool isMissing = false)
    {
        number = default;
        violation = new AomViolation(rule, rule.StartsWith("Type", StringComparison.Ordinal) ? "type" : "value", message) { MissingProperty = isMissing ? string.Empty : null };
        return false;
    }
}
