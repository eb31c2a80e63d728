using System;
using System.Collections.Generic;

namespace AomTools.Metrics;

/// <summary>Whose values they are: a namespace and its dimensions. All values of one subject at one time share an item on the wire.</summary>
internal sealed class MetricResource : IEquatable<MetricResource>
{
    private readonly int _hash;

    public MetricResource(string @namespace, AomDimensions dimensions)
    {
        Namespace = @namespace;
        Dimensions = dimensions;
        TextLength = LengthOf(@namespace, dimensions);
        _hash = unchecked((StringComparer.Ordinal.GetHashCode(@namespace) * 397) ^ dimensions.GetHashCode());
    }

    public string Namespace { get; }

    public AomDimensions Dimensions { get; }

    /// <summary>About the size of this subject in a body, in characters.</summary>
    public int TextLength { get; }

    /// <summary>The bytes of this subject in a body, kept by the encoder after the first use.</summary>
    public byte[]? Encoded { get; set; }

    public bool Equals(MetricResource? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && Namespace == other.Namespace && Dimensions.Equals(other.Dimensions));

    public override bool Equals(object? obj) => Equals(obj as MetricResource);

    public override int GetHashCode() => _hash;

    private static int LengthOf(string @namespace, AomDimensions dimensions)
    {
        // {"name":"","value":""}, around each pair.
        const int PairFrame = 23;
        int length = @namespace.Length;
        foreach (KeyValuePair<string, string> pair in dimensions.Pairs)
        {
            length += PairFrame + pair.Key.Length + pair.Value.Length;
        }

        return length;
    }
}
