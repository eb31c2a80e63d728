using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace AomTools.Commands.Completion;

/// <summary>Completes -Dimension with the dimensions of series that AOM holds for the namespace and the name of the command, and of metrics of this session.</summary>
internal sealed class SeriesDimensionCompleter : DimensionCompleter
{
    private protected override IEnumerable<AomDimensions> Sets(IDictionary bound) =>
        base.Sets(bound).Concat(BoundSeries.FindByName(bound).Select(static series => series.Dimensions)).Distinct().Take(SeenNames.Capacity);
}
