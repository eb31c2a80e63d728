using System;
using System.Collections.Generic;
using AomTools.Metrics;

namespace AomTools.Sources;

/// <summary>Returns the same draft for the same names, so that each series is validated once. Starts over at its capacity.</summary>
internal sealed class SeriesDraftCache : IEqualityComparer<SeriesDraft>
{
    private const int Capacity = 100_000;

    private readonly Dictionary<SeriesDraft, SeriesDraft> _drafts;
    private readonly Dictionary<SeriesDraft, SeriesDraft?[]> _draftsPerResource;

    public SeriesDraftCache()
    {
        _drafts = new Dictionary<SeriesDraft, SeriesDraft>(this);
        _draftsPerResource = new Dictionary<SeriesDraft, SeriesDraft?[]>(this);
    }

    /// <summary>Returns a shared array for the drafts of one resource, so that an object with several metrics needs one lookup.</summary>
    public SeriesDraft?[] GetForResource(IReadOnlyList<KeyValuePair<string, string?>> dimensions, int count)
    {
        SeriesDraft resource = new(null, null, null, dimensions);
        if (_draftsPerResource.TryGetValue(resource, out SeriesDraft?[]? known))
        {
            return known;
        }

        if (_draftsPerResource.Count * (long)count >= Capacity)
        {
            _draftsPerResource.Clear();
        }

        known = new SeriesDraft?[count];
        _draftsPerResource.Add(resource, known);
        return known;
    }

    public SeriesDraft Get(SeriesDraft draft)
    {
        if (_drafts.TryGetValue(draft, out SeriesDraft? known))
        {
            return known;
        }

        if (_drafts.Count >= Capacity)
        {
            _drafts.Clear();
        }

        _drafts.Add(draft, draft);
        return draft;
    }

    public bool Equals(SeriesDraft? a, SeriesDraft? b)
    {
        if (a!.Namespace != b!.Namespace || a.Name != b.Name || a.Unit != b.Unit || a.Dimensions.Count != b.Dimensions.Count)
        {
            return false;
        }

        for (int i = 0; i < a.Dimensions.Count; i++)
        {
            if (a.Dimensions[i].Key != b.Dimensions[i].Key || a.Dimensions[i].Value != b.Dimensions[i].Value)
            {
                return false;
            }
        }

        return true;
    }

    public int GetHashCode(SeriesDraft draft)
    {
        int hash = StringComparer.Ordinal.GetHashCode(draft.Name ?? string.Empty);
        foreach (KeyValuePair<string, string?> pair in draft.Dimensions)
        {
            hash = unchecked((hash * 31) + StringComparer.Ordinal.GetHashCode(pair.Value ?? string.Empty));
        }

        return hash;
    }
}
