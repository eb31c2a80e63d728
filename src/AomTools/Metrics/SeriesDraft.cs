using System.Collections.Generic;

namespace AomTools.Metrics;

/// <summary>A series as a source read it, not yet checked. A source that meets the same series again hands over the same draft, so that it is checked once.</summary>
internal sealed class SeriesDraft(string? @namespace, string? name, string? unit, IReadOnlyList<KeyValuePair<string, string?>> dimensions)
{
    public string? Namespace { get; } = @namespace;

    public string? Name { get; } = name;

    public string? Unit { get; } = unit;

    public IReadOnlyList<KeyValuePair<string, string?>> Dimensions { get; } = dimensions;

    /// <summary>What the check said, kept after the first time.</summary>
    public SeriesValidationResult? Validation { get; set; }
}
