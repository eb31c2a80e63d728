using System;

namespace AomTools.Counters.Sampling;

/// <summary>A counter path that the user specified, with wildcards in any part.</summary>
internal sealed class CounterPattern
{
    // The kernel keeps this many bytes of a program's name.
    private const int MaxProcessName = 15;

    private readonly Glob _set;
    private readonly Glob _counter;
    private readonly Glob? _instance;

    private CounterPattern(string text, CounterPath path)
    {
        Text = text;
        Machine = path.Machine;
        _set = new Glob(path.Set);
        _counter = new Glob(path.Counter);
        bool isLongProcess = path.Instance?.Length > MaxProcessName && path.Set.Equals("process", StringComparison.OrdinalIgnoreCase);
        string? instance = isLongProcess && path.Instance!.IndexOfAny(['*', '?']) < 0 ? path.Instance.Substring(0, MaxProcessName) : path.Instance;
        _instance = instance is null ? null : new Glob(instance);
    }

    public string Text { get; }

    /// <summary>The machine in the path; null if there is none.</summary>
    public string? Machine { get; }

    /// <summary>True if an instance was found for the pattern.</summary>
    public bool HasMatched { get; set; }

    /// <summary>Parses a counter path; returns null if the text is not one.</summary>
    public static CounterPattern? Parse(string text) => CounterPath.TryParse(text.Trim(), out CounterPath path) ? new CounterPattern(text, path) : null;

    public bool IsMatch(HostCounterSet set, HostCounter counter) => _set.IsMatch(set.Name) && _counter.IsMatch(counter.Name);

    /// <summary>True for an instance that the path selects. A hidden instance must be selected by name.</summary>
    public bool IsMatch(string? instance, bool isHidden)
    {
        if (instance is null)
        {
            return _instance is null || _instance.IsMatch(string.Empty);
        }

        return _instance is null ? !isHidden : _instance.IsMatch(instance) && !(isHidden && _instance.HasWildcard);
    }
}
