using AomTools.Counters;
using AomTools.Counters.Linux;
using AomTools.Metrics;

namespace AomTools.Sources;

/// <summary>Names counters for AOM by the user's names, otherwise by their texts. Finds two texts that would share a name.</summary>
internal sealed class CounterNaming(SourceOptions options)
{
    private readonly NameSources _sources = new();

    public CounterName Get(string setText, string counterText, IDraftHandler handler)
    {
        string set = CounterNames.Normalize(setText);
        string counter = CounterNames.Normalize(counterText);
        string? mappedSet = options.NameMap.TryGetValue(set, out string? ofSet) ? ofSet : null;
        string? mappedCounter = options.NameMap.TryGetValue(counter, out string? ofCounter) ? ofCounter : null;
        HostCounterSet? ofHost = LinuxCounterSets.TryFind(counter, out HostCounterSet found, out _) ? found : null;
        string ns = options.Namespace ?? (mappedSet is not null ? InService(mappedSet, ofHost) : ofHost?.Namespace ?? Namespace(set, handler));
        string metric = mappedCounter ?? MetricName(counter, handler);
        AomViolation? problem = ((options.Namespace ?? mappedSet) is null ? SetCollision(ns, set) : null) ?? (mappedCounter is null ? CounterCollision(options.Namespace is null ? ns : set, metric, counter) : null);
        return new CounterName(set, counter, ns, metric, (mappedSet ?? mappedCounter) is not null, problem);
    }

    private static string InService(string mapped, HostCounterSet? ofHost) => mapped.IndexOf('.') >= 0 ? mapped : (ofHost is null ? "WINDOWS." : "LINUX.") + mapped;

    private AomViolation? SetCollision(string name, string set) => _sources.FindOther("sets", name, set) is string other
        ? new AomViolation("NameCollision", "namespace", MessageText.Format(Strings.SourceSetCollision, MessageText.Clip(set), MessageText.Clip(other), name))
        : null;

    private AomViolation? CounterCollision(string scope, string name, string counter) => _sources.FindOther("counters of " + scope, name, counter) is string other
        ? new AomViolation("NameCollision", "metric_name", MessageText.Format(Strings.SourceCounterCollision, MessageText.Clip(counter), MessageText.Clip(other), name))
        : null;

    private static string Namespace(string set, IDraftHandler handler)
    {
        if (!CounterNames.TryNamespace(set, out string name))
        {
            handler.HandleWarning(new AomViolation("CounterNameLocal", set, MessageText.Format(Strings.SourceSetLocal, set, name)));
        }

        return name;
    }

    private static string MetricName(string counter, IDraftHandler handler)
    {
        if (!CounterNames.TryMetricName(counter, out string name))
        {
            handler.HandleWarning(new AomViolation("CounterNameLocal", counter, MessageText.Format(Strings.SourceCounterLocal, counter, name)));
        }

        return name;
    }
}
