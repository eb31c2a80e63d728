using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Compat;
using AomTools.Counters.Linux;

namespace AomTools.Counters.Sampling;

/// <summary>Reads the selected counters of a Linux system on each call. Rates need a previous reading.</summary>
internal sealed class CounterSampler
{
    private readonly List<(SetReader Reader, SetSelection Selection)> _sets = [];
    private readonly IReadOnlyList<CounterPattern> _patterns;
    private readonly TimeProvider _timeProvider;
    private long? _before;

    public CounterSampler(
        ProcFiles files, IReadOnlyList<CounterPattern> patterns, string host, bool includeHidden, TimeProvider timeProvider, Func<string, FileSystemSpace?> readSpace)
    {
        _patterns = patterns;
        _timeProvider = timeProvider;
        foreach (HostCounterSet set in LinuxCounterSets.All)
        {
            CounterPattern[] own = [.. patterns.Where(pattern => set.Counters.Any(counter => pattern.IsMatch(set, counter)))];
            if (own.Length > 0)
            {
                _sets.Add((LinuxCounterSets.CreateReader(set, files, readSpace), new SetSelection(set, own, host, includeHidden)));
            }
        }
    }

    /// <summary>The paths for which no instance has been found.</summary>
    public IEnumerable<string> Unmatched => _patterns.Where(static pattern => !pattern.HasMatched).Select(static pattern => pattern.Text);

    /// <summary>Reads all sets. Rates cover the time since the previous reading; the first reading has none.</summary>
    public AomCounterSampleSet Read()
    {
        long now = _timeProvider.GetTimestamp();
        double elapsed = _before is long before ? _timeProvider.GetElapsedTime(before, now).TotalSeconds : double.NaN;
        _before = now;
        DateTime time = _timeProvider.GetUtcNow().LocalDateTime;
        List<AomCounterSample> samples = [];
        foreach ((SetReader reader, SetSelection selection) in _sets)
        {
            selection.Start(samples, time);
            reader.Read(elapsed, selection);
        }

        return new AomCounterSampleSet(time, [.. samples]);
    }
}
