using System;
using System.Text.Json;
using AomTools.Metrics;

namespace AomTools.Delivery.Spool;

/// <summary>Reads a JSON number as a value that AOM accepts.</summary>
internal static class SpoolNumberReader
{
    // Every number with this many digits has its own double and is below 2^53.
    private const int ExactDigits = 15;

    private static readonly double[] s_powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>False if the text is not a number, negative or too large.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out MetricNumber number) => TryReadShort(text, out number) || TryReadAny(text, out number);

    // Digits with at most one decimal point, like nearly all values. Both operands of the division are exact, so the result is the nearest double.
    private static bool TryReadShort(ReadOnlySpan<byte> text, out MetricNumber number)
    {
        number = default;
        ulong digits = 0;
        int decimals = -1;
        if (text.Length is 0 or > ExactDigits)
        {
            return false;
        }

        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is >= (byte)'0' and <= (byte)'9')
            {
                digits = (digits * 10) + (ulong)(text[i] - '0');
                decimals += decimals >= 0 ? 1 : 0;
            }
            else if (text[i] == (byte)'.' && decimals < 0 && i > 0)
            {
                decimals = 0;
            }
            else
            {
                return false;
            }
        }

        bool hasLeadingZero = text.Length > 1 && text[0] == (byte)'0' && text[1] != (byte)'.';
        if (hasLeadingZero || decimals == 0)
        {
            return false;
        }

        number = decimals < 0 ? MetricNumber.FromWhole(digits) : MetricNumber.FromReal(digits / s_powers[decimals]);
        return true;
    }

    private static bool TryReadAny(ReadOnlySpan<byte> text, out MetricNumber number)
    {
        number = default;
        try
        {
            Utf8JsonReader reader = new(text);
            if (!reader.Read() || reader.TokenType != JsonTokenType.Number || reader.BytesConsumed != text.Length)
            {
                return false;
            }

            return reader.TryGetUInt64(out ulong whole) ? NumberReader.TryRead(whole, out number, out _)
                : reader.TryGetDouble(out double real) && NumberReader.TryRead(real, out number, out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
