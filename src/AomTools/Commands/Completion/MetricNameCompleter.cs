using System.Collections.Generic;

namespace AomTools.Commands.Completion;

/// <summary>Completes the names of metrics that were made in this session.</summary>
internal sealed class MetricNameCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names() => SeenNames.Current.Metrics;
}
