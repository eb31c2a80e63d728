using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using AomTools.Metrics;

namespace AomTools.Commands.Completion;

/// <summary>The names of the series of one runspace, for completion. Only its pipeline thread uses them.</summary>
internal sealed class SeenNames
{
    /// <summary>The maximum number of names of each kind: a longer list does not help.</summary>
    public const int Capacity = 256;

    private static readonly ConditionalWeakTable<Runspace, SeenNames> s_all = new();

    private readonly HashSet<string> _namespaces = new(StringComparer.Ordinal);
    private readonly HashSet<string> _metrics = new(StringComparer.Ordinal);
    private readonly HashSet<string> _units = new(StringComparer.Ordinal);
    private readonly HashSet<AomDimensions> _dimensions = [];

    /// <summary>The names of the current thread's runspace.</summary>
    public static SeenNames Current => s_all.GetValue(Runspace.DefaultRunspace, static _ => new SeenNames());

    public IEnumerable<string> Namespaces => Sorted(_namespaces);

    public IEnumerable<string> Metrics => Sorted(_metrics);

    public IEnumerable<string> Units => Sorted(_units);

    /// <summary>The sets of dimensions in the order of arrival.</summary>
    public IEnumerable<AomDimensions> Dimensions => _dimensions;

    public void Add(MetricSeries series)
    {
        AddName(_namespaces, series.Resource.Namespace);
        AddName(_metrics, series.Name);
        AddName(_dimensions, series.Resource.Dimensions);
        if (series.Unit is not null)
        {
            AddName(_units, series.Unit);
        }
    }

    /// <summary>Adds the names of a series that AOM holds.</summary>
    public void Add(AomSeries series)
    {
        AddName(_namespaces, series.Namespace);
        AddName(_metrics, series.Name);
        AddName(_dimensions, series.Dimensions);
    }

    private static void AddName<T>(HashSet<T> seen, T item)
    {
        if (seen.Count < Capacity)
        {
            seen.Add(item);
        }
    }

    private static string[] Sorted(HashSet<string> names) => [.. names.OrderBy(static name => name, StringComparer.OrdinalIgnoreCase)];
}
