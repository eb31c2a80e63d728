using System.Collections;
using System.Collections.Generic;

namespace AomTools.Commands.Completion;

/// <summary>Completes the namespaces of metrics created in this session.</summary>
internal sealed class NamespaceCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names(IDictionary bound) => SeenNames.Current.Namespaces;
}
