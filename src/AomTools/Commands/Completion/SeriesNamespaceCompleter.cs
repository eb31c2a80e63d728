using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace AomTools.Commands.Completion;

/// <summary>Completes the namespaces of series that AOM holds, and of metrics of this session.</summary>
internal sealed class SeriesNamespaceCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names(IDictionary bound) =>
        SeenNames.Current.Namespaces.Merge(BoundSeries.FindAll(bound).Select(static series => series.Namespace));
}
