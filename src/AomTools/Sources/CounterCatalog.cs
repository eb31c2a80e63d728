using System;
using System.Collections.Generic;
using AomTools.Metrics;

namespace AomTools.Sources;

/// <summary>Finds what a counter path means, once for each path: a tick of a collector brings the same thousands of paths again.</summary>
internal sealed class CounterCatalog(SourceOptions options)
{
    private const int Capacity = 100_000;

    private readonly Dictionary<(string Path, string Host), CounterEntry> _entries = [];

    /// <summary>The entry of a sample's path, or null where it is no counter path.</summary>
    public CounterEntry? Find(string? path, ISourceObject sample, string? host, ISourceSink sink)
    {
        if (path is null)
        {
            return null;
        }

        (string, string) key = (path, host ?? string.Empty);
        if (_entries.TryGetValue(key, out CounterEntry? entry))
        {
            return entry;
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
        entry = Make(parsed, DimensionReader.TextOf(type), host, sink);
        _entries.Add(key, entry);
        return entry;
    }

    private CounterEntry Make(in CounterPath path, string? counterType, string? host, ISourceSink sink)
    {
        string type = CounterTypes.NameOf(counterType);
        SeriesDraft series = new(
            options.Namespace ?? Namespace(path.Set, sink),
            options.NamePrefix + MetricName(path.Counter, sink),
            options.Unit ?? CounterUnits.Of(path.Counter, type),
            Dimensions(path, host));
        return new CounterEntry(series, options.Type, type.StartsWith("NumberOfItems", StringComparison.Ordinal));
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

    private string Namespace(string set, ISourceSink sink)
    {
        if (options.NameMap.TryGetValue(set, out string? mapped))
        {
            return mapped.IndexOf('.') >= 0 ? mapped : "WINDOWS." + mapped;
        }

        if (!CounterNames.TryNamespace(set, out string name))
        {
            sink.Remark(new AomViolation("CounterNameLocal", set, Text.Format(Strings.SourceSetLocal, set, name)));
        }

        return name;
    }

    private string MetricName(string counter, ISourceSink sink)
    {
        if (options.NameMap.TryGetValue(counter, out string? mapped))
        {
            return mapped;
        }

        if (!CounterNames.TryMetricName(counter, out string name))
        {
            sink.Remark(new AomViolation("CounterNameLocal", counter, Text.Format(Strings.SourceCounterLocal, counter, name)));
        }

        return name;
    }
}
