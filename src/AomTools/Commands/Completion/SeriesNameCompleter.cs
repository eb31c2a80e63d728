using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace AomTools.Commands.Completion;

/// <summary>Completes the names of series that AOM holds in the namespace of the command, and of metrics of this session.</summary>
internal sealed class SeriesNameCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names(IDictionary bound) =>
        SeenNames.Current.Metrics.Merge(BoundSeries.FindByNamespace(bound).Select(static series => series.Name));
}
