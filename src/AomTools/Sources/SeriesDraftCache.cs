using System;
using System.Collections.Generic;
using AomTools.Metrics;

namespace AomTools.Sources;

/// <summary>Gives the same draft for the same names again, so that a series that comes a thousand times is checked once; forgets all when it has grown large.</summary>
internal sealed class SeriesDraftCache : IEqualityComparer<SeriesDraft>
{
    private const int Capacity = 100_000;

    private readonly Dictionary<SeriesDraft, SeriesDraft> _drafts;
    private readonly Dictionary<SeriesDraft, SeriesDraft?[]> _ofResources;

    public SeriesDraftCache()
    {
        _drafts = new Dictionary<SeriesDraft, SeriesDraft>(this);
        _ofResources = new Dictionary<SeriesDraft, SeriesDraft?[]>(this);
    }

    /// <summary>The places for so many drafts of one subject, empty at first: an object with several values is then looked up once.</summary>
    public SeriesDraft?[] OfResource(IReadOnlyList<KeyValuePair<string, string?>> dimensions, int count)
    {
        SeriesDraft resource = new(null, null, null, dimensions);
        if (_ofResources.TryGetValue(resource, out SeriesDraft?[]? known))
        {
            return known;
        }

        if (_ofResources.Count * (long)count >= Capacity)
        {
            _ofResources.Clear();
        }

        known = new SeriesDraft?[count];
        _ofResources.Add(resource, known);
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
