using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using AomTools.Queries;

namespace AomTools.Commands.Querying;

/// <summary>
/// The series that -Name, -Dimension and -HostName select. AOM filters by exact text; this class matches wildcards, which AOM does not support.
/// </summary>
internal sealed class SeriesSelection
{
    private const string HostDimension = "host";

    private readonly string[] _names;
    private readonly WildcardPattern[] _patterns;
    private readonly List<(string Name, WildcardPattern[] Values)> _dimensions = [];
    private readonly List<KeyValuePair<string, string>> _exact = [];

    public SeriesSelection(string[]? names, IDictionary? dimensions, string[]? hosts)
    {
        _names = names ?? [];
        _patterns = [.. _names.Select(Pattern)];
        foreach (DictionaryEntry pair in dimensions ?? new Hashtable())
        {
            Add(pair.Key.ToString()!, [pair.Value?.ToString() ?? string.Empty]);
        }

        if (hosts is not null)
        {
            Add(HostDimension, hosts);
        }
    }

    /// <summary>True if no wildcard was specified, so that an empty result is an error.</summary>
    public bool IsExact => _names.All(IsExactText) && _dimensions.Count == _exact.Count;

    public bool HasDimensions => _dimensions.Count > 0;

    /// <summary>True if only some series of a namespace are selected.</summary>
    public bool HasFilters => HasDimensions || _names.Length > 0;

    /// <summary>Returns the requests for a namespace.</summary>
    public IEnumerable<SeriesFilter> FiltersFor(string ns)
    {
        if (_names.Length == 0 || !_names.All(IsExactText))
        {
            yield return new SeriesFilter(ns, [], _exact);
            yield break;
        }

        for (int i = 0; i < _names.Length; i += SeriesFilter.MaxNames)
        {
            yield return new SeriesFilter(ns, [.. _names.Skip(i).Take(SeriesFilter.MaxNames)], _exact);
        }
    }

    public bool Matches(AomSeries series) =>
        (_patterns.Length == 0 || _patterns.Any(pattern => pattern.IsMatch(series.Name)))
        && _dimensions.TrueForAll(dimension => series.Dimensions.TryGetValue(dimension.Name, out string value) && dimension.Values.Any(pattern => pattern.IsMatch(value)));

    /// <summary>Returns the exact names that no series has.</summary>
    public IEnumerable<string> Missing(ICollection<string> found) => _names.Where(name => IsExactText(name) && !found.Contains(name));

    private void Add(string name, string[] values)
    {
        _dimensions.Add((name, [.. values.Select(Pattern)]));
        if (values.Length == 1 && IsExactText(values[0]))
        {
            _exact.Add(new KeyValuePair<string, string>(name, values[0]));
        }
    }

    private static bool IsExactText(string text) => !WildcardPattern.ContainsWildcardCharacters(text);

    private static WildcardPattern Pattern(string text) => new(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
}
