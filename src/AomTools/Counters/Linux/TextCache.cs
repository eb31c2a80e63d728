using System;
using System.Collections.Generic;

namespace AomTools.Counters.Linux;

/// <summary>Caches the strings of names that a file contains at each reading, so that they are created once.</summary>
internal sealed class TextCache
{
    // Short-lived names, such as process names, must not fill the memory.
    private const int Capacity = 4096;

    private readonly Dictionary<int, List<(byte[] Bytes, string Text)>> _texts = [];
    private int _count;

    public string Get(ReadOnlySpan<byte> bytes)
    {
        int hash = Hash(bytes);
        if (_texts.TryGetValue(hash, out List<(byte[] Bytes, string Text)>? same))
        {
            foreach ((byte[] known, string text) in same)
            {
                if (bytes.SequenceEqual(known))
                {
                    return text;
                }
            }
        }

        return Add(hash, bytes.ToArray());
    }

    private string Add(int hash, byte[] bytes)
    {
        if (_count++ >= Capacity)
        {
            _texts.Clear();
            _count = 1;
        }

        string text = KernelText.ToText(bytes);
        if (!_texts.TryGetValue(hash, out List<(byte[] Bytes, string Text)>? same))
        {
            _texts.Add(hash, same = []);
        }

        same.Add((bytes, text));
        return text;
    }

    private static int Hash(ReadOnlySpan<byte> bytes)
    {
        uint hash = 2166136261;
        foreach (byte b in bytes)
        {
            hash = unchecked((hash ^ b) * 16777619);
        }

        return (int)hash;
    }
}
