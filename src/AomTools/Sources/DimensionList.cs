using System.Collections.Generic;

namespace AomTools.Sources;

/// <summary>Dimensions while they are gathered: what the object says, then what the user said for all, which replaces; the host last, where one is wanted.</summary>
internal sealed class DimensionList
{
    private const string Host = "host";

    private readonly List<KeyValuePair<string, string?>> _pairs = [];

    public int Count => _pairs.Count;

    /// <summary>Adds a pair as it is; the check finds one that stands twice.</summary>
    public void Add(string name, string? value) => _pairs.Add(new KeyValuePair<string, string?>(name, value));

    /// <summary>Puts in the user's own dimensions, in place of those of the same name.</summary>
    public void Apply(IReadOnlyList<KeyValuePair<string, string?>> dimensions)
    {
        foreach (KeyValuePair<string, string?> pair in dimensions)
        {
            int at = _pairs.FindIndex(mine => mine.Key == pair.Key);
            if (at < 0)
            {
                _pairs.Add(pair);
            }
            else
            {
                _pairs[at] = pair;
            }
        }
    }

    /// <summary>Puts the host in front, unless there is one.</summary>
    public void AddHost(string host)
    {
        if (!_pairs.Exists(pair => pair.Key == Host))
        {
            _pairs.Insert(0, new KeyValuePair<string, string?>(Host, host));
        }
    }

    public KeyValuePair<string, string?>[] ToArray() => [.. _pairs];
}
