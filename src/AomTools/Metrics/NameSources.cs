using System.Collections.Generic;

namespace AomTools.Metrics;

/// <summary>The text of each sanitized name of a run, to find a second text with the same name; cleared when it has grown large.</summary>
internal sealed class NameSources
{
    private const int Capacity = 100_000;

    private readonly Dictionary<(string Scope, string Name), string> _sources = [];

    /// <summary>The other text that has this name already, or null if the name is for <paramref name="source"/> from now on.</summary>
    public string? FindOther(string scope, string name, string source)
    {
        if (_sources.TryGetValue((scope, name), out string? known))
        {
            return known == source ? null : known;
        }

        if (_sources.Count >= Capacity)
        {
            _sources.Clear();
        }

        _sources.Add((scope, name), source);
        return null;
    }
}
