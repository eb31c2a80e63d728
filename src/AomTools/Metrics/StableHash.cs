using System.Globalization;
using System.Text;

namespace AomTools.Metrics;

/// <summary>FNV-1a over UTF-8. Identical on every machine and in every version, because sent names contain it.</summary>
internal static class StableHash
{
    /// <summary>The number of hex digits that replace a text in a name. With 48 bits, even a million names do not share one by chance.</summary>
    public const int DigitCount = 12;

    public static uint Compute(string text)
    {
        uint hash = 2166136261;
        foreach (byte b in GetBytes(text))
        {
            hash = unchecked((hash ^ b) * 16777619);
        }

        return hash;
    }

    /// <summary>Returns the hex digits that replace a text in a name: the folded 64-bit hash.</summary>
    public static string ComputeDigits(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (byte b in GetBytes(text))
        {
            hash = unchecked((hash ^ b) * 1099511628211);
        }

        const int Bits = DigitCount * 4;
        return ((hash >> Bits) ^ (hash & ((1UL << Bits) - 1))).ToString("x12", CultureInfo.InvariantCulture);
    }

    private static byte[] GetBytes(string text) => Encoding.UTF8.GetBytes(text);
}
