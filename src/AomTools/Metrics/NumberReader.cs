using System;
using System.Globalization;
using System.Numerics;

namespace AomTools.Metrics;

/// <summary>Turns a raw value of any .NET type into a number for AOM, or says what is wrong with it. Never looks at the culture.</summary>
internal static class NumberReader
{
    // 2^64, the first value that no unsigned 64-bit number holds.
    private const double WholeEnd = 18446744073709551616.0;

    /// <summary>Reads a value; <paramref name="problem"/> is null exactly when <paramref name="number"/> counts.</summary>
    public static bool TryRead(object? value, out MetricNumber number, out AomViolation? problem)
    {
        problem = null;
        switch (value)
        {
            case double real:
                return FromReal(real, out number, out problem);
            case int whole:
                return FromSigned(whole, out number, out problem);
            case long whole:
                return FromSigned(whole, out number, out problem);
            case string text:
                return FromText(text, out number, out problem);
            case null:
                return Fail("ValueMissing", Strings.ValueMissing, out number, out problem);
            default:
                return FromRare(value, out number, out problem);
        }
    }

    /// <summary>The same number held as a whole one, where it has no fraction and fits in 64 bits.</summary>
    public static bool TryMakeWhole(MetricNumber number, out MetricNumber whole, out AomViolation? problem)
    {
        problem = null;
        whole = number;
        if (number.IsWhole)
        {
            return true;
        }

        double real = number.Real;
        if (real != Math.Floor(real))
        {
            return Fail("TypeIntFraction", MessageText.Format(Strings.TypeIntFraction, number), out whole, out problem);
        }

        if (real >= WholeEnd)
        {
            return Fail("ValueTooLarge", MessageText.Format(Strings.ValueTooLarge, number), out whole, out problem);
        }

        whole = MetricNumber.FromWhole((ulong)real);
        return true;
    }

    private static bool FromRare(object value, out MetricNumber number, out AomViolation? problem)
    {
        switch (value)
        {
            case ulong or uint or ushort or byte:
                problem = null;
                number = MetricNumber.FromWhole(Convert.ToUInt64(value, CultureInfo.InvariantCulture));
                return true;
            case short or sbyte:
                return FromSigned(Convert.ToInt64(value, CultureInfo.InvariantCulture), out number, out problem);
            case float real:
                // Through its own shortest text, so that 0.1f goes out as 0.1 and not as 0.10000000149011612.
                return FromText(real.ToString("R", CultureInfo.InvariantCulture), real, out number, out problem);
            case decimal exact:
                return FromReal((double)exact, out number, out problem);
            case BigInteger big:
                return FromBig(big, out number, out problem);
            case bool flag:
                problem = null;
                number = MetricNumber.FromWhole(flag ? 1UL : 0UL);
                return true;
            case TimeSpan span:
                return FromReal(span.TotalSeconds, out number, out problem);
            default:
                return Fail("ValueNotNumber", MessageText.Format(Strings.ValueNotNumberType, value.GetType().Name), out number, out problem);
        }
    }

    private static bool FromReal(double real, out MetricNumber number, out AomViolation? problem)
    {
        if (double.IsNaN(real) || double.IsInfinity(real))
        {
            return Fail("ValueNotFinite", MessageText.Format(Strings.ValueNotFinite, real), out number, out problem);
        }

        if (real < 0)
        {
            return Fail("ValueNegative", MessageText.Format(Strings.ValueNegative, real), out number, out problem);
        }

        problem = null;
        number = MetricNumber.FromReal(real);
        return true;
    }

    private static bool FromSigned(long whole, out MetricNumber number, out AomViolation? problem)
    {
        if (whole < 0)
        {
            return Fail("ValueNegative", MessageText.Format(Strings.ValueNegative, whole), out number, out problem);
        }

        problem = null;
        number = MetricNumber.FromWhole((ulong)whole);
        return true;
    }

    private static bool FromBig(BigInteger big, out MetricNumber number, out AomViolation? problem)
    {
        if (big.Sign < 0)
        {
            return Fail("ValueNegative", MessageText.Format(Strings.ValueNegative, Quote(big)), out number, out problem);
        }

        if (big > ulong.MaxValue)
        {
            return Fail("ValueTooLarge", MessageText.Format(Strings.ValueTooLarge, Quote(big)), out number, out problem);
        }

        problem = null;
        number = MetricNumber.FromWhole((ulong)big);
        return true;
    }

    private static string Quote(BigInteger big) => MessageText.Clip(big.ToString(CultureInfo.InvariantCulture));

    private static bool FromText(string text, float fallback, out MetricNumber number, out AomViolation? problem) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double real)
            ? FromReal(real, out number, out problem)
            : FromReal(fallback, out number, out problem);

    private static bool FromText(string text, out MetricNumber number, out AomViolation? problem)
    {
        string trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            return Fail("ValueMissing", Strings.ValueMissing, out number, out problem);
        }

        if (ulong.TryParse(trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out ulong whole))
        {
            problem = null;
            number = MetricNumber.FromWhole(whole);
            return true;
        }

        return double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out double real)
            ? FromReal(real, out number, out problem)
            : Fail("ValueNotNumber", MessageText.Format(Strings.ValueNotNumberText, MessageText.Clip(trimmed)), out number, out problem);
    }

    private static bool Fail(string rule, string message, out MetricNumber number, out AomViolation? problem)
    {
        number = default;
        problem = new AomViolation(rule, rule.StartsWith("Type", StringComparison.Ordinal) ? "type" : "value", message);
        return false;
    }
}
