using System.Collections;
using System.Collections.Generic;

namespace AomTools.Commands.Completion;

/// <summary>Completes the names of metrics created in this session.</summary>
internal sealed class MetricNameCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names(IDictionary bound) => SeenNames.Current.Metrics;
}
