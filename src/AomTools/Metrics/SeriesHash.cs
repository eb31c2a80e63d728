using System;
using System.Collections.Generic;

namespace AomTools.Metrics;

/// <summary>
/// Computes a 64-bit number that identifies a series: among a billion pairs of different series, none shares it by chance. It differs between processes.
/// </summary>
internal static class SeriesHash
{
    private static readonly ulong s_seed = unchecked((ulong)Guid.NewGuid().GetHashCode() * 0x9E3779B97F4A7C15UL);

    /// <summary>Returns the number of a namespace with its dimensions in any order.</summary>
    public static ulong OfResource(string @namespace, ReadOnlySpan<KeyValuePair<string, string>> dimensions)
    {
        ulong sum = 0;
        foreach (KeyValuePair<string, string> pair in dimensions)
        {
            sum = unchecked(sum + Mix(Add(Add(s_seed, pair.Key), pair.Value)));
        }

        return Mix(Add(s_seed, @namespace) ^ sum);
    }

    /// <summary>Returns the number of a series, which is never 0.</summary>
    public static ulong OfSeries(ulong resource, string name) => Mix(Add(resource, name)) | 1;

    /// <summary>Returns the number of a series at one time, which is never 0.</summary>
    public static ulong OfMetric(ulong series, long time) => Mix(series ^ unchecked((ulong)time * 0xD6E8FEB86659FD93UL)) | 1;

    // FNV-1a, with the length, so that the boundary between two texts counts.
    private static ulong Add(ulong hash, string text)
    {
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * 1099511628211);
        }

        return Mix(hash ^ (uint)text.Length);
    }

    // The last step of splitmix64: each bit of the result depends on every input bit.
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
