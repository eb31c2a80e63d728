using System.Collections.Generic;

namespace AomTools.Metrics;

/// <summary>The original text of each sanitized name of a run, to find a second text with the same name. Starts over when it is full.</summary>
internal sealed class NameSources
{
    private const int Capacity = 100_000;

    private readonly Dictionary<(string Scope, string Name), string> _sources = [];

    /// <summary>The other text that has this name already, or null if <paramref name="source"/> has the name from now on.</summary>
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
