using System.Collections.Generic;
using AomTools.Counters;
using AomTools.Counters.Linux;
using AomTools.Metrics;

namespace AomTools.Sources;

/// <summary>Caches the mapping of each counter path, because a collector reads the same thousands of paths repeatedly.</summary>
internal sealed class CounterMappingCache(SourceOptions options)
{
    private const int Capacity = 100_000;

    private readonly Dictionary<(string Path, string Host), Entry> _entries = [];
    private readonly CounterNaming _naming = new(options);
    private Entry? _last;

    /// <summary>
    /// Returns the entry for a sample's path; null if it is not a counter path. A sample without a valid value is not decisive, because its type is not the
    /// counter's.
    /// </summary>
    public CounterMapping? Find(string? path, IInputObject sample, IInputObject set, bool isValid, IDraftHandler handler)
    {
        if (path is null)
        {
            return null;
        }

        // The paths of a set usually follow each other as in the set before. Comparing takes less time than hashing.
        if (_last?.Next is Entry guess && guess.Path == path)
        {
            _last = guess;
            return guess.Mapping;
        }

        return _entries.TryGetValue((path, string.Empty), out Entry? entry) ? Follow(entry) : FindNew(path, sample, set, isValid, handler);
    }

    private CounterMapping? FindNew(string path, IInputObject sample, IInputObject set, bool isValid, IDraftHandler handler)
    {
        if (!CounterPath.TryParse(path.Trim(), out CounterPath parsed))
        {
            return null;
        }

        string machine = HostName.Normalize(parsed.Machine ?? string.Empty);
        bool isNamed = machine.Length > 0 && !HostName.IsLoopback(machine);
        string host = isNamed ? machine : GetHost(sample, set);
        (string, string) key = (path, isNamed ? string.Empty : host);
        if (_entries.TryGetValue(key, out Entry? entry))
        {
            return entry.Mapping;
        }

        CounterMapping mapping = Create(parsed, sample, host, handler);
        if (isValid)
        {
            Add(key, mapping);
        }

        return mapping;
    }

    private void Add((string Path, string Host) key, CounterMapping mapping)
    {
        if (_entries.Count >= Capacity)
        {
            _entries.Clear();
            _last = null;
        }

        _entries.Add(key, new Entry(key.Path, mapping));
    }

    private CounterMapping Follow(Entry entry)
    {
        if (_last is not null)
        {
            _last.Next = entry;
        }

        _last = entry;
        return entry.Mapping;
    }

    // Returns the name of the computer that reads, because the path has no machine, or a name that every computer uses for itself.
    private string GetHost(IInputObject sample, IInputObject set) =>
        HostReader.Find(sample, string.Empty) ?? HostReader.Find(set, string.Empty) ?? options.Host;

    private CounterMapping Create(in CounterPath path, IInputObject sample, string host, IDraftHandler handler)
    {
        sample.TryRead("CounterType", out object? raw);
        string type = CounterTypes.GetName(DimensionReader.ToText(raw));
        CounterName name = _naming.Get(path.Set, path.Counter, handler);
        HostCounter? ofHost = LinuxCounterSets.TryFind(name.Counter, out _, out HostCounter found) ? found : null;
        string unit = options.UnitFor(name.Set + "\\" + name.Counter, name.Counter, name.Metric)
            ?? ofHost?.Unit ?? (name.IsMapped ? CounterUnits.Find(name.Item, name.Metric) : null) ?? CounterUnits.Find(name.Set, name.Counter) ?? CounterUnits.OfType(type);
        SeriesDraft series = new(name.Namespace, options.NamePrefix + name.Metric, unit, Dimensions(path, name.Set, host, ofHost is not null));
        return new CounterMapping(series, ofHost?.IsCount ?? IntegerCounters.IsCount(type, name.IsMapped ? name.Metric : name.Counter, unit), name.Problem);
    }

    private KeyValuePair<string, string?>[] Dimensions(in CounterPath path, string set, string host, bool keepsCase)
    {
        DimensionList dimensions = new(skipEmpty: true);
        if (!options.NoHostDimension)
        {
            dimensions.AddHost(host);
        }

        if (options.Namespace is not null)
        {
            dimensions.Add("counter_set", set);
        }

        // Get-Counter writes one instance in different cases, but on Linux, /data and /Data are two instances.
        dimensions.Add("instance", keepsCase ? path.Instance : path.Instance?.ToLowerInvariant());
        dimensions.Apply(options.Dimensions);
        return dimensions.ToArray();
    }

    // The mapping of a path that names its computer, and the entry that followed it the last time.
    private sealed class Entry(string path, CounterMapping mapping)
    {
        public string Path { get; } = path;

        public CounterMapping Mapping { get; } = mapping;

        public Entry? Next { get; set; }
    }
}
