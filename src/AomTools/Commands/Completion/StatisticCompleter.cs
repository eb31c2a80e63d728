using System.Collections;
using System.Collections.Generic;
using System.Linq;
using AomTools.Rollup;

namespace AomTools.Commands.Completion;

/// <summary>Completes statistics: all except percentiles, and the usual percentiles.</summary>
internal sealed class StatisticCompleter : NameCompleter
{
    private static readonly string[] s_percentiles = ["P50", "P90", "P95", "P99", "P99.9"];

    private protected override IEnumerable<string> Names(IDictionary bound) => RollupStatistic.Basic.Select(static statistic => statistic.Name).Concat(s_percentiles);
}
