using System.Collections.Generic;
using System.Linq;

namespace AomTools.Metrics;

/// <summary>Returns the same object for equal series and resources, to save memory and encoding. Starts over at its capacity.</summary>
internal sealed class SeriesCatalog(int capacity = SeriesCatalog.DefaultCapacity)
{
    // Limits the memory for names to some tens of megabytes.
    private const int DefaultCapacity = 100_000;

    private readonly Dictionary<MetricResource, MetricResource> _resources = [];
    private readonly Dictionary<(MetricResource Resource, string Name, string Unit), MetricSeries> _series = [];

    /// <summary>Returns the series of a validated draft.</summary>
    public MetricSeries Get(SeriesDraft draft)
    {
        if (_series.Count >= capacity)
        {
            _series.Clear();
            _resources.Clear();
        }

        KeyValuePair<string, string>[] pairs = [.. draft.Dimensions.Select(pair => new KeyValuePair<string, string>(pair.Key, pair.Value!))];
        MetricResource resource = Intern(new MetricResource(draft.Namespace!, new AomDimensions(pairs)));
        (MetricResource, string, string) key = (resource, draft.Name!, draft.Unit ?? string.Empty);
        if (!_series.TryGetValue(key, out MetricSeries? series))
        {
            series = new MetricSeries(resource, draft.Name!, string.IsNullOrEmpty(draft.Unit) ? null : draft.Unit);
            _series.Add(key, series);
        }

        return series;
    }

    private MetricResource Intern(MetricResource resource)
    {
        if (_resources.TryGetValue(resource, out MetricResource? known))
        {
            return known;
        }

        _resources.Add(resource, resource);
        return resource;
    }
}
