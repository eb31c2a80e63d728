using System.Collections;
using System.Collections.Generic;
using System.Linq;
using AomTools.Counters.Linux;

namespace AomTools.Commands.Completion;

/// <summary>Completes the names of counter sets, with their descriptions.</summary>
internal sealed class CounterSetCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names(IDictionary bound) => LinuxCounterSets.All.Select(static set => set.Name);

    private protected override string Explain(string name) => LinuxCounterSets.All.First(set => set.Name == name).Description;
}
