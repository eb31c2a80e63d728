using System.Collections;
using System.Collections.Generic;
using System.Linq;
using AomTools.Commands.Session;

namespace AomTools.Commands.Completion;

/// <summary>Completes the names of this session's connections, the default first, with the connection as tooltip.</summary>
internal sealed class ConnectionCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names(IDictionary bound) => ConnectionStore.Current.All().Reverse().Select(connection => connection.Name);

    private protected override string Explain(string name) => ConnectionStore.Current.Find(name)?.ToString() ?? name;
}
