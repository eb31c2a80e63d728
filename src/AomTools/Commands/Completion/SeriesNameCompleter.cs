using System.Collections.Generic;

namespace AomTools.Commands.Completion;

/// <summary>Completes the names of series that AOM holds in the namespace of the command, and of metrics created in this session.</summary>
internal sealed class SeriesNameCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names() => SeenNames.Current.Metrics;
}
