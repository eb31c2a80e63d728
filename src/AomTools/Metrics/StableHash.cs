using System.Text;

namespace AomTools.Metrics;

/// <summary>FNV-1a over UTF-8: identical on every machine and in every version, since the names on the wire contain it.</summary>
internal static class StableHash
{
    public static uint Compute(string text)
    {
        uint hash = 2166136261;
        foreach (byte b in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ b) * 16777619);
        }

        return hash;
    }
}
