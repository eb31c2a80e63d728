using System;
#if NET8_0_OR_GREATER
using System.Buffers.Text;
#else
using System.Globalization;
#endif

namespace AomTools.Compat;

/// <summary>Writes numbers as the shortest digits that read back the same, alike on every runtime: .NET Framework's own shortest form is not.</summary>
internal static class NumberText
{
    /// <summary>The most bytes a number takes: a sign, 17 digits, a point, and an exponent of three digits with its sign; 20 digits for 2^64 - 1.</summary>
    public const int MaxLength = 32;

    /// <summary>Writes digits of a whole number; gives how many.</summary>
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

#if NET8_0_OR_GREATER
    /// <summary>Writes a finite real number; gives how many bytes.</summary>
    public static int Write(double value, Span<byte> target)
    {
        Utf8Formatter.TryFormat(value, target, out int length);
        return length;
    }
#else
    /// <summary>Writes a finite real number; gives how many bytes.</summary>
    public static int Write(double value, Span<byte> target)
    {
        string text = Shortest(value);
        for (int i = 0; i < text.Length; i++)
        {
            target[i] = (byte)text[i];
        }

        return text.Length;
    }

    // Any number of up to 15 digits survives a double, so 15 digits that read back are the shortest; the 17th digit always does.
    // .NET writes plain digits up to 10^15 and exponents of two digits, as G15 does; G16 and G17 would write more plain ones.
    private static string Shortest(double value)
    {
        foreach (string format in s_formats)
        {
            string text = value.ToString(format, CultureInfo.InvariantCulture);
            if (double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) == value)
            {
                return text;
            }
        }

        return value.ToString("G17", CultureInfo.InvariantCulture);
    }

    private static readonly string[] s_formats = ["G15", "G16", "G17"];
#endif
}
