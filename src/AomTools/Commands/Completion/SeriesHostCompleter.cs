using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace AomTools.Commands.Completion;

/// <summary>Completes the hosts of series that AOM holds for the namespace and the name of the command, and of metrics of this session.</summary>
internal sealed class SeriesHostCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names(IDictionary bound) =>
        Hosts(SeenNames.Current.Dimensions).Merge(Hosts(BoundSeries.FindByName(bound).Select(static series => series.Dimensions)));

    private static IEnumerable<string> Hosts(IEnumerable<AomDimensions> sets) =>
        sets.Select(static set => set.TryGetValue("host", out string value) ? value : null).OfType<string>();
}
