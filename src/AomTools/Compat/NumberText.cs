using System;
using System.Globalization;
#if !NET8_0_OR_GREATER
using System.Linq;
#endif

namespace AomTools.Compat;

/// <summary>Writes the shortest digits from which the same number is read, identically on every runtime.</summary>
internal static class NumberText
{
    /// <summary>The maximum length in bytes: 17 digits, a decimal point and an exponent; 20 digits for 2^64 - 1.</summary>
    public const int MaxLength = 32;

    // In this range every runtime writes plain digits.
    private const double PlainFrom = 1e-4;
    private const double PlainTo = 1e15;

    /// <summary>Writes a whole number; returns the number of bytes.</summary>
    public static int Write(ulong value, Span<byte> target)
    {
        int length = 1;
        for (ulong rest = value; rest >= 10; rest /= 10)
        {
            length++;
        }

        for (int at = length - 1; at >= 0; at--)
        {
            target[at] = (byte)('0' + (value % 10));
            value /= 10;
        }

        return length;
    }

    /// <summary>Writes a finite number of at least 0; returns the number of bytes.</summary>
    public static int Write(double value, Span<byte> target)
    {
        if (value < PlainTo && ((ulong)value == value || value >= PlainFrom) && WriteShort(value, target) is > 0 and int written)
        {
            return written;
        }

        int length = WriteShortest(value, target);
        return value == 0 || value is >= PlainFrom and < PlainTo ? length : WithExponent(target, length);
    }

    // Most values have few decimals. Each decimal of up to 15 digits has its own double, so it is the shortest text if it equals the value.
    private static int WriteShort(double value, Span<byte> target)
    {
        if ((ulong)value == value)
        {
            return Write((ulong)value, target);
        }

        return WriteDecimal(value, decimals: 3, 1e3, target) is > 0 and int length ? length : WriteDecimal(value, decimals: 6, 1e6, target);
    }

    // Both operands of the division are exact, so the result is the double nearest to the decimal.
    private static int WriteDecimal(double value, int decimals, double power, Span<byte> target)
    {
        double digits = Math.Round(value * power);
        if (digits >= PlainTo || digits / power != value)
        {
            return 0;
        }

        ulong all = (ulong)digits;
        ulong whole = all / (ulong)power;
        int length = Write(whole, target);
        target[length++] = (byte)'.';
        ulong fraction = all - (whole * (ulong)power);
        for (int at = length + decimals - 1; at >= length; at--, fraction /= 10)
        {
            target[at] = (byte)('0' + (fraction % 10));
        }

        length += decimals;
        while (target[length - 1] == (byte)'0')
        {
            length--;
        }

        return length;
    }

    // Converts "1000000000000000", "1E+15" and "0.00001" to digits and an exponent: 1e15, 1e-5.
    private static int WithExponent(Span<byte> text, int length)
    {
        Span<byte> digits = stackalloc byte[MaxLength];
        int count = 0;
        int exponent = -1;
        bool afterPoint = false;
        int at = 0;
        for (; at < length && text[at] != (byte)'E'; at++)
        {
            if (text[at] == (byte)'.')
            {
                afterPoint = true;
                continue;
            }

            exponent += afterPoint ? (count == 0 && text[at] == (byte)'0' ? -1 : 0) : (count > 0 || text[at] != (byte)'0' ? 1 : 0);
            if (count > 0 || text[at] != (byte)'0')
            {
                digits[count++] = text[at];
            }
        }

        exponent += at < length ? ReadExponent(text.Slice(at + 1, length - at - 1)) : 0;
        while (digits[count - 1] == (byte)'0')
        {
            count--;
        }

        return Layout(digits.Slice(0, count), exponent, text);
    }

    private static int ReadExponent(ReadOnlySpan<byte> text)
    {
        int value = 0;
        foreach (byte b in text)
        {
            value = b is >= (byte)'0' and <= (byte)'9' ? (value * 10) + (b - '0') : value;
        }

        return text[0] == (byte)'-' ? -value : value;
    }

    private static int Layout(ReadOnlySpan<byte> digits, int exponent, Span<byte> target)
    {
        int length = 0;
        target[length++] = digits[0];
        if (digits.Length > 1)
        {
            target[length++] = (byte)'.';
            digits.Slice(1).CopyTo(target.Slice(length));
            length += digits.Length - 1;
        }

        target[length++] = (byte)'e';
        if (exponent < 0)
        {
            target[length++] = (byte)'-';
        }

        return length + Write((ulong)Math.Abs(exponent), target.Slice(length));
    }

#if NET8_0_OR_GREATER
    private static int WriteShortest(double value, Span<byte> target)
    {
        value.TryFormat(target, out int length, "R", CultureInfo.InvariantCulture);
        return length;
    }
#else
    private const double SmallestNormal = 2.2250738585072014E-308;

    private static readonly string[] s_formats = ["G", .. Enumerable.Range(1, 17).Select(digits => "G" + digits.ToString(CultureInfo.InvariantCulture))];

    private static int WriteShortest(double value, Span<byte> target)
    {
        string text = Shortest(value);
        for (int i = 0; i < text.Length; i++)
        {
            target[i] = (byte)text[i];
        }

        return text.Length;
    }

    // A double holds 15 digits exactly, so 15 digits that read back are the shortest. 17 always suffice.
    // Below the normal range, a double holds fewer digits.
    private static string Shortest(double value)
    {
        for (int digits = value < SmallestNormal ? 1 : 15; digits < 17; digits++)
        {
            string text = value.ToString(s_formats[digits], CultureInfo.InvariantCulture);
            if (double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) == value)
            {
                return text;
            }
        }

        return value.ToString("G17", CultureInfo.InvariantCulture);
    }
#endif
}
