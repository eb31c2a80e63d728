using System;
using System.Collections.Generic;

namespace AomTools.Metrics;

/// <summary>A namespace and its dimensions. Metrics of one resource and one collect time share an item.</summary>
internal sealed class MetricResource : IEquatable<MetricResource>
{
    private readonly int _hash;

    public MetricResource(string @namespace, AomDimensions dimensions)
    {
        Namespace = @namespace;
        Dimensions = dimensions;
        TextLength = EstimateLength(@namespace, dimensions);
        Hash = SeriesHash.OfResource(@namespace, dimensions.Pairs);
        _hash = unchecked((StringComparer.Ordinal.GetHashCode(@namespace) * 397) ^ dimensions.GetHashCode());
    }

    public string Namespace { get; }

    public AomDimensions Dimensions { get; }

    /// <summary>The approximate size of this resource in a body, in characters.</summary>
    public int TextLength { get; }

    /// <summary>The bytes of this resource in a body, cached by the encoder.</summary>
    public byte[]? Encoded { get; set; }

    public bool Equals(MetricResource? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && Namespace == other.Namespace && Dimensions.Equals(other.Dimensions));

    public override bool Equals(object? obj) => Equals(obj as MetricResource);

    public override int GetHashCode() => _hash;

    /// <summary>A number that identifies the namespace and the dimensions.</summary>
    public ulong Hash { get; }

    private static int EstimateLength(string @namespace, AomDimensions dimensions)
    {
        // The characters around a pair: {"name":"","value":""},
        const int PairOverhead = 23;
        int length = @namespace.Length;
        foreach (KeyValuePair<string, string> pair in dimensions.Pairs)
        {
            length += PairOverhead + pair.Key.Length + pair.Value.Length;
        }

        return length;
    }
}
