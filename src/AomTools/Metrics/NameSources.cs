using System.Collections.Generic;

namespace AomTools.Metrics;

/// <summary>The original text of each sanitized name in a run. Finds a second text with the same name. Cleared when it becomes large.</summary>
internal sealed class NameSources
{
    private const int Capacity = 100_000;

    private readonly Dictionary<(string Scope, string Name), string> _sources = [];

    /// <summary>Returns the other text that already has this name; null if <paramref name="source"/> has the name from now on.</summary>
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
