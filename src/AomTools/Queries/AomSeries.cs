using AomTools.Queries;

namespace AomTools;

/// <summary>A series that AOM holds: namespace, name and dimensions, with the unit of its latest data point.</summary>
public sealed class AomSeries
{
    internal AomSeries(SeriesKey key, string? unit)
    {
        Key = key;
        Unit = unit;
    }

    /// <summary>The namespace.</summary>
    public string Namespace => Key.Namespace;

    /// <summary>The metric name.</summary>
    public string Name => Key.Name;

    /// <summary>The unit; null if AOM does not return one.</summary>
    public string? Unit { get; }

    /// <summary>All dimensions of the series.</summary>
    public AomDimensions Dimensions => Key.Dimensions;

    internal SeriesKey Key { get; }

    /// <summary>Namespace, name and dimensions on one line.</summary>
    public override string ToString() => Key.ToString();
}
