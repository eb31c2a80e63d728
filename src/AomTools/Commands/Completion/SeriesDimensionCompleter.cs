using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace AomTools.Commands.Completion;

/// <summary>
/// Completes -Dimension with the dimensions of this session's metrics, and of series that AOM holds for the namespace and name of the command.
/// </summary>
internal sealed class SeriesDimensionCompleter : DimensionCompleter
{
    private protected override IEnumerable<AomDimensions> Sets(IDictionary bound) =>
        base.Sets(bound).Concat(BoundSeries.FindByName(bound).Select(static series => series.Dimensions)).Distinct().Take(SeenNames.Capacity);
}
