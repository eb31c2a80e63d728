using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using AomTools.Sources;

namespace AomTools.Commands.Completion;

/// <summary>Completes the units of counters and of metrics created in this session.</summary>
internal sealed class UnitCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names(IDictionary bound) =>
        CounterUnits.All.Concat(SeenNames.Current.Units).Distinct(StringComparer.Ordinal).OrderBy(static unit => unit, StringComparer.OrdinalIgnoreCase);
}
