namespace AomTools.Queries;

/// <summary>The identity of a series; the order of the dimensions does not count.</summary>
internal sealed record SeriesKey(string Namespace, string Name, AomDimensions Dimensions)
{
    public override string ToString() => $"{Namespace} {Name}{{{Dimensions}}}";
}
