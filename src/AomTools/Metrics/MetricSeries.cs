namespace AomTools.Metrics;

/// <summary>A validated series: a resource, a metric name and a unit. Only the validator creates one.</summary>
internal sealed class MetricSeries(MetricResource resource, string name, string? unit)
{
    public MetricResource Resource { get; } = resource;

    public string Name { get; } = name;

    public string? Unit { get; } = unit;

    /// <summary>The number of characters in the name and the unit.</summary>
    public int TextLength { get; } = name.Length + (unit?.Length ?? 0);

    /// <summary>A number that identifies resource and name; the unit is not part of a series.</summary>
    public ulong Hash { get; } = SeriesHash.OfSeries(resource.Hash, name);

    /// <summary>The series' times in a run, as the latest command that read the series found them.</summary>
    public SeriesRange? Range { get; set; }

    /// <summary>The series' times in another run.</summary>
    public SeriesRange? OtherRange { get; set; }

    /// <summary>True if the values of this run are int, false for float; null until a value determines the type.</summary>
    public bool? IsInt { get; set; }

    /// <summary>The bytes before a value of type int in a body, cached by the encoder.</summary>
    public byte[]? EncodedInt { get; set; }

    /// <summary>The bytes before a value of type float in a body, cached by the encoder.</summary>
    public byte[]? EncodedFloat { get; set; }
}
