using System.Collections.Generic;

namespace AomTools.Metrics;

/// <summary>A series as a source read it, before validation. Sources reuse the draft of a series, so that it is validated once.</summary>
internal sealed class SeriesDraft(string? @namespace, string? name, string? unit, IReadOnlyList<KeyValuePair<string, string?>> dimensions)
{
    public string? Namespace { get; } = @namespace;

    public string? Name { get; } = name;

    public string? Unit { get; } = unit;

    public IReadOnlyList<KeyValuePair<string, string?>> Dimensions { get; } = dimensions;

    /// <summary>The result of the first validation; null before the validation.</summary>
    public SeriesValidationResult? Validation { get; set; }
}
