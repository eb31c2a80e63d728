using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace AomTools.Commands.Completion;

/// <summary>Completes hosts of this session's metrics, and of series that AOM holds for the namespace and name of the command.</summary>
internal sealed class SeriesHostCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names(IDictionary bound) =>
        Hosts(SeenNames.Current.Dimensions).Merge(Hosts(BoundSeries.FindByName(bound).Select(static series => series.Dimensions)));

    private static IEnumerable<string> Hosts(IEnumerable<AomDimensions> sets) =>
        sets.Select(static set => set.TryGetValue("host", out string value) ? value : null).OfType<string>();
}
