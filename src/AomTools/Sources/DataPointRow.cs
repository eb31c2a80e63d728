using System;
using System.Collections.Generic;

namespace AomTools.Sources;

/// <summary>A data point as a row with a value: one of its statistics, with the name of the series.</summary>
internal sealed class DataPointRow(IInputObject point, string statistic, bool addsStatistic) : IInputObject
{
    public object Target => point.Target;

    public string TypeName => point.TypeName;

    public bool IsBag => point.IsBag;

    public IEnumerable<string> Names => point.Names;

    // Several statistics of one point need separate names.
    public bool TryRead(string name, out object? result)
    {
        if (addsStatistic && name.Equals("Name", StringComparison.OrdinalIgnoreCase) && RowSource.HasName(point, out object? series))
        {
            result = DimensionReader.ToText(series)?.Trim() + "_" + statistic.ToLowerInvariant();
            return true;
        }

        return point.TryRead(name.Equals("Value", StringComparison.OrdinalIgnoreCase) ? statistic : name, out result);
    }

    public bool TryReadValue(string name, out object? result) =>
        addsStatistic || name.Equals("Value", StringComparison.OrdinalIgnoreCase) ? TryRead(name, out result) && result is not null : point.TryReadValue(name, out result);

    public bool MayHaveAny(string[] names) => true;

    public IInputObject View(object nested) => point.View(nested);
}
