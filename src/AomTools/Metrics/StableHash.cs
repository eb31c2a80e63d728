using System.Text;

namespace AomTools.Metrics;

/// <summary>FNV-1a over UTF-8: a small hash that is the same on every machine, in every process and for ever, as names that go on the wire need.</summary>
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
