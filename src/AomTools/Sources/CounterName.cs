namespace AomTools.Sources;

/// <summary>The names of a counter: its own texts, in the form that all spellings share, and the names for AOM.</summary>
internal sealed class CounterName(string set, string counter, string @namespace, string metric, bool isMapped, AomViolation? problem)
{
    public string Set { get; } = set;

    public string Counter { get; } = counter;

    public string Namespace { get; } = @namespace;

    public string Metric { get; } = metric;

    /// <summary>True if the user specified a name for the set or the counter.</summary>
    public bool IsMapped { get; } = isMapped;

    /// <summary>The violation if another counter already has these names; otherwise null.</summary>
    public AomViolation? Problem { get; } = problem;

    /// <summary>The part of the namespace for the set.</summary>
    public string Item => Namespace.Substring(Namespace.LastIndexOf('.') + 1);
}
