using System;
using System.Collections.Generic;

namespace AomTools.Sources;

/// <summary>Collects dimensions: first those of the object, then the user's dimensions, which replace them. Names ignore case and surrounding blanks.</summary>
internal sealed class DimensionList(bool skipEmpty = false)
{
    private const string Host = "host";

    private readonly List<KeyValuePair<string, string?>> _pairs = [];

    public int Count => _pairs.Count;

    /// <summary>Adds a pair of the object. The validation finds a name that occurs twice.</summary>
    public void Add(string name, string? value)
    {
        string? trimmed = value?.Trim();
        if (!skipEmpty || !string.IsNullOrEmpty(trimmed))
        {
            _pairs.Add(new KeyValuePair<string, string?>(name.Trim(), trimmed));
        }
    }

    /// <summary>Adds the user's dimensions. They replace dimensions of the same name, but keep their spelling.</summary>
    public void Apply(IReadOnlyList<KeyValuePair<string, string?>> dimensions)
    {
        foreach (KeyValuePair<string, string?> pair in dimensions)
        {
            // The user's Host is also the host of counters.
            string name = string.Equals(pair.Key.Trim(), Host, StringComparison.OrdinalIgnoreCase) ? Host : pair.Key.Trim();
            string? value = pair.Value?.Trim();
            int at = IndexOf(name);
            if (at < 0)
            {
                _pairs.Add(new KeyValuePair<string, string?>(name, value));
            }
            else
            {
                _pairs[at] = new KeyValuePair<string, string?>(_pairs[at].Key, value);
            }
        }
    }

    /// <summary>Inserts the host as the first dimension, unless a host exists.</summary>
    public void AddHost(string host)
    {
        if (!Has(Host))
        {
            _pairs.Insert(0, new KeyValuePair<string, string?>(Host, host));
        }
    }

    /// <summary>True if a host exists.</summary>
    public bool HasHost => Has(Host);

    public KeyValuePair<string, string?>[] ToArray() => [.. _pairs];

    private bool Has(string name) => IndexOf(name) >= 0;

    private int IndexOf(string name)
    {
        for (int i = 0; i < _pairs.Count; i++)
        {
            if (string.Equals(_pairs[i].Key, name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
