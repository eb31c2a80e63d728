using System;
using System.Collections.Generic;
using AomTools.Metrics;

namespace AomTools.Sources;

/// <summary>Finds what a counter path means, once for each path: a tick of a collector brings the same thousands of paths again.</summary>
internal sealed class CounterMappingCache(SourceOptions options)
{
    private const int Capacity = 100_000;

    private readonly Dictionary<(string Path, string Host), CounterMapping> _entries = [];

    /// <summary>The entry of a sample's path, or null where it is no counter path.</summary>
    public CounterMapping? Find(string? path, IInputObject sample, string? host, IDraftHandler handler)
    {
        if (path is null)
        {
            return null;
        }

        (string, string) key = (path, host ?? string.Empty);
        if (_entries.TryGetValue(key, out CounterMapping? mapping))
        {
            return mapping;
        }

        if (!CounterPath.TryParse(path, out CounterPath parsed))
        {
            return null;
        }

        if (_entries.Count >= Capacity)
        {
            _entries.Clear();
        }

        sample.TryRead("CounterType", out object? type);
        mapping = Make(parsed, DimensionReader.TextOf(type), host, handler);
        _entries.Add(key, mapping);
        return mapping;
    }

    private CounterMapping Make(in CounterPath path, string? counterType, string? host, IDraftHandler handler)
    {
        string type = CounterTypes.NameOf(counterType);
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
