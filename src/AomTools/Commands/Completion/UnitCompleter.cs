using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Sources;

namespace AomTools.Commands.Completion;

/// <summary>Completes the units that counters get, and those of metrics that were made in this session.</summary>
internal sealed class UnitCompleter : NameCompleter
{
    private protected override IEnumerable<string> Names() =>
        CounterUnits.All.Concat(SeenNames.Current.Units).Distinct(StringComparer.Ordinal).OrderBy(static unit => unit, StringComparer.OrdinalIgnoreCase);
}
