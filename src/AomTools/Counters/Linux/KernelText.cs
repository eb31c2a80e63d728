using System;
using System.Text;

namespace AomTools.Counters.Linux;

/// <summary>Reads lines, fields and numbers of a kernel file from the left, without allocations.</summary>
internal ref struct KernelText(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;

    public readonly bool IsEmpty => _rest.IsEmpty;

    /// <summary>The rest that is not yet read.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    /// <summary>Reads the next line; returns false at the end.</summary>
    public bool TryReadLine(out KernelText line)
    {
        bool any = !_rest.IsEmpty;
        line = new KernelText(Take((byte)'\n'));
        return any;
    }

    /// <summary>Reads the text up to a separator and skips the separator; without one, reads the rest.</summary>
    public ReadOnlySpan<byte> Take(byte separator)
    {
        int end = _rest.IndexOf(separator);
        ReadOnlySpan<byte> taken = end < 0 ? _rest : _rest.Slice(0, end);
        _rest = end < 0 ? default : _rest.Slice(end + 1);
        return taken;
    }

    /// <summary>Reads the next field between blanks; empty at the end.</summary>
    public ReadOnlySpan<byte> Next()
    {
        int start = 0;
        while (start < _rest.Length && IsBlank(_rest[start]))
        {
            start++;
        }

        int end = start;
        while (end < _rest.Length && !IsBlank(_rest[end]))
        {
            end++;
        }

        ReadOnlySpan<byte> field = _rest.Slice(start, end - start);
        _rest = _rest.Slice(end);
        return field;
    }

    /// <summary>Reads the next field as a whole number; 0 if it is missing or not a number.</summary>
    public ulong NextNumber() => ToNumber(Next());

    public void Skip(int fields)
    {
        for (int i = 0; i < fields; i++)
        {
            Next();
        }
    }

    /// <summary>Returns the digits at the start as a number; beyond 2^64, the largest number.</summary>
    public static ulong ToNumber(ReadOnlySpan<byte> digits)
    {
        ulong number = 0;
        foreach (byte c in digits)
        {
            if (c is < (byte)'0' or > (byte)'9')
            {
                break;
            }

            ulong digit = (ulong)(c - '0');
            if (number > (ulong.MaxValue - digit) / 10)
            {
                return ulong.MaxValue;
            }

            number = (number * 10) + digit;
        }

        return number;
    }

    /// <summary>Returns digits with a decimal point, as in /proc/loadavg; NaN if there are none.</summary>
    public static double ToReal(ReadOnlySpan<byte> text)
    {
        int point = text.IndexOf((byte)'.');
        if (text.IsEmpty || text[0] is < (byte)'0' or > (byte)'9')
        {
            return double.NaN;
        }

        ReadOnlySpan<byte> fraction = point < 0 ? default : text.Slice(point + 1);
        return ToNumber(point < 0 ? text : text.Slice(0, point)) + (ToNumber(fraction) / Math.Pow(10, fraction.Length));
    }

    public static bool Is(ReadOnlySpan<byte> field, string ascii)
    {
        if (field.Length != ascii.Length)
        {
            return false;
        }

        for (int i = 0; i < field.Length; i++)
        {
            if (field[i] != ascii[i])
            {
                return false;
            }
        }

        return true;
    }

    public static bool StartsWith(ReadOnlySpan<byte> field, string ascii) => field.Length >= ascii.Length && Is(field.Slice(0, ascii.Length), ascii);

    public static string ToText(ReadOnlySpan<byte> field) => Encoding.UTF8.GetString(field.ToArray());

    private static bool IsBlank(byte c) => c is (byte)' ' or (byte)'\t' or (byte)'\n';
}
