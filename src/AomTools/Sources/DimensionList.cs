using System.Collections.Generic;

namespace AomTools.Sources;

/// <summary>Collects dimensions: those of the object, then those of the user, which replace them, and the host first.</summary>
internal sealed class DimensionList
{
    private const string Host = "host";

    private readonly List<KeyValuePair<string, string?>> _pairs = [];

    public int Count => _pairs.Count;

    /// <summary>Adds a pair unchecked; validation finds duplicates.</summary>
    public void Add(string name, string? value) => _pairs.Add(new KeyValuePair<string, string?>(name, value));

    /// <summary>Adds the user's dimensions and replaces those with the same name.</summary>
    public void Apply(IReadOnlyList<KeyValuePair<string, string?>> dimensions)
    {
        foreach (KeyValuePair<string, string?> pair in dimensions)
        {
            int index = _pairs.FindIndex(existing => existing.Key == pair.Key);
            if (index < 0)
            {
                _pairs.Add(pair);
            }
            else
            {
                _pairs[index] = pair;
            }
        }
    }

    /// <summary>Inserts the host as the first dimension, unless there is one.</summary>
    public void AddHost(string host)
    {
        if (!_pairs.Exists(pair => pair.Key == Host))
        {
            _pairs.Insert(0, new KeyValuePair<string, string?>(Host, host));
        }
    }

    public KeyValuePair<string, string?>[] ToArray() => [.. _pairs];
}
