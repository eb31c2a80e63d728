using System;
using System.Collections.Generic;
using AomTools.Metrics;

namespace AomTools.Sources;

/// <summary>Maps each counter path to its series once, since a collector repeats the same thousands of paths.</summary>
internal sealed class CounterMappingCache(SourceOptions options)
{
    private const int Capacity = 100_000;

    private readonly Dictionary<(string Path, string Host), CounterMapping> _mappings = [];

    /// <summary>Returns the mapping of a sample's path, or null if it is not a counter path.</summary>
    public CounterMapping? Find(string? path, IInputObject sample, string? host, IDraftHandler handler)
    {
        if (path is null)
        {
            return null;
        }

        (string, string) key = (path, host ?? string.Empty);
        if (_mappings.TryGetValue(key, out CounterMapping? mapping))
        {
            return mapping;
        }

        if (!CounterPath.TryParse(path, out CounterPath parsed))
        {
            return null;
        }

        if (_mappings.Count >= Capacity)
        {
            _mappings.Clear();
        }

        sample.TryRead("CounterType", out object? type);
        mapping = CreateMapping(parsed, DimensionReader.ToText(type), host, handler);
        _mappings.Add(key, mapping);
        return mapping;
    }

    private CounterMapping CreateMapping(in CounterPath path, string? counterType, string? host, IDraftHandler handler)
    {
        string type = CounterTypes.GetName(counterType);
        SeriesDraft series = new(
            options.Namespace ?? Namespace(path.Set, handler),
            options.NamePrefix + MetricName(path.Counter, handler),
            options.Unit ?? CounterUnits.GetUnit(path.Counter, type),
            Dimensions(path, host));
        return new CounterMapping(series, options.Type, type.StartsWith("NumberOfItems", StringComparison.Ordinal));
    }

    private KeyValuePair<string, string?>[] Dimensions(in CounterPath path, string? host)
    {
        DimensionList dimensions = new();
        if (options.Namespace is not null)
        {
            dimensions.Add("counter_set", path.Set);
        }

        if (path.Instance is not null && path.Instance.Length > 0)
        {
            dimensions.Add("instance", path.Instance);
        }

        dimensions.Apply(options.Dimensions);
        if (!options.NoHostDimension)
        {
            dimensions.AddHost(host ?? path.Machine ?? options.Host);
        }

        return dimensions.ToArray();
    }

    private string Namespace(string set, IDraftHandler handler)
    {
        if (options.NameMap.TryGetValue(set, out string? mapped))
        {
            return mapped.IndexOf('.') >= 0 ? mapped : "WINDOWS." + mapped;
        }

        if (!CounterNames.TryNamespace(set, out string name))
        {
            handler.HandleWarning(new AomViolation("CounterNameLocal", set, MessageText.Format(Strings.SourceSetLocal, set, name)));
        }

        return name;
    }

    private string MetricName(string counter, IDraftHandler handler)
    {
        if (options.NameMap.TryGetValue(counter, out string? mapped))
        {
            return mapped;
        }

        if (!CounterNames.TryMetricName(counter, out string name))
        {
            handler.HandleWarning(new AomViolation("CounterNameLocal", counter, MessageText.Format(Strings.SourceCounterLocal, counter, name)));
        }

        return name;
    }
}
