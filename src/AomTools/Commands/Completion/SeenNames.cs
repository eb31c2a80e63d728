using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using AomTools.Metrics;

namespace AomTools.Commands.Completion;

/// <summary>
/// The names of series that were made in one runspace, for completion. Each series is told once, when it is checked; what is over the
/// capacity is not kept. It dies with the runspace, whose thread alone uses it.
/// </summary>
internal sealed class SeenNames
{
    /// <summary>The most of each kind: more is no help to somebody who presses Tab.</summary>
    public const int Capacity = 256;

    private static readonly ConditionalWeakTable<Runspace, SeenNames> s_all = new();

    private readonly HashSet<string> _namespaces = new(StringComparer.Ordinal);
    private readonly HashSet<string> _metrics = new(StringComparer.Ordinal);
    private readonly HashSet<string> _units = new(StringComparer.Ordinal);
    private readonly HashSet<AomDimensions> _dimensions = [];

    /// <summary>The names of the runspace that this thread works for.</summary>
    public static SeenNames Current => s_all.GetValue(Runspace.DefaultRunspace, static _ => new SeenNames());

    public IEnumerable<string> Namespaces => Sorted(_namespaces);

    public IEnumerable<string> Metrics => Sorted(_metrics);

    public IEnumerable<string> Units => Sorted(_units);

    /// <summary>The sets of dimensions, in the order they came.</summary>
    public IEnumerable<AomDimensions> Dimensions => _dimensions;

    public void Add(MetricSeries series)
    {
        Keep(_namespaces, series.Resource.Namespace);
        Keep(_metrics, series.Name);
        Keep(_dimensions, series.Resource.Dimensions);
        if (series.Unit is not null)
        {
            Keep(_units, series.Unit);
        }
    }

    private static void Keep<T>(HashSet<T> seen, T item)
    {
        if (seen.Count < Capacity)
        {
            seen.Add(item);
        }
    }

    private static string[] Sorted(HashSet<string> names) => [.. names.OrderBy(static name => name, StringComparer.OrdinalIgnoreCase)];
}
