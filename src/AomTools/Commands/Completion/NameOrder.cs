using System;
using System.Collections.Generic;
using System.Linq;

namespace AomTools.Commands.Completion;

/// <summary>Orders the names that completion offers.</summary>
internal static class NameOrder
{
    /// <summary>Returns the names of both lists, each once, in alphabetical order.</summary>
    public static IEnumerable<string> Merge(this IEnumerable<string> names, IEnumerable<string> others) =>
        names.Concat(others).Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.OrdinalIgnoreCase);
}
