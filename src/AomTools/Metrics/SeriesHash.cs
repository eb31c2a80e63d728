using System;
using System.Collections.Generic;

namespace AomTools.Metrics;

/// <summary>A number of 64 bits that identifies a series: of a billion pairs of different series none shares it by chance. It differs from process to process.</summary>
internal static class SeriesHash
{
    private static readonly ulong s_seed = unchecked((ulong)Guid.NewGuid().GetHashCode() * 0x9E3779B97F4A7C15UL);

    /// <summary>The number of a namespace with its dimensions in any order.</summary>
    public static ulong OfResource(string @namespace, ReadOnlySpan<KeyValuePair<string, string>> dimensions)
    {
        ulong sum = 0;
        foreach (KeyValuePair<string, string> pair in dimensions)
        {
            sum = unchecked(sum + Mix(Add(Add(s_seed, pair.Key), pair.Value)));
        }

        return Mix(Add(s_seed, @namespace) ^ sum);
    }

    /// <summary>The number of a series. Never 0.</summary>
    public static ulong OfSeries(ulong resource, string name) => Mix(Add(resource, name)) | 1;

    /// <summary>The number of a series at one time. Never 0.</summary>
    public static ulong OfMetric(ulong series, long time) => Mix(series ^ unchecked((ulong)time * 0xD6E8FEB86659FD93UL)) | 1;

    // FNV-1a, with the length, so that two texts do not run together.
    private static ulong Add(ulong hash, string text)
    {
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 1099511628211);
        }

        return Mix(hash ^ (uint)text.Length);
    }

    // The last step of splitmix64: each bit depends on each.
    private static ulong Mix(ulong x)
    {
        unchecked
        {
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
            return x ^ (x >> 31);
        }
    }
}
