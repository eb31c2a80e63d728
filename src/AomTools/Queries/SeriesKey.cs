namespace AomTools.Queries;

/// <summary>The identity of a series. The order of the dimensions is irrelevant.</summary>
internal sealed record SeriesKey(string Namespace, string Name, AomDimensions Dimensions)
{
    public override string ToString() => $"{Namespace} {Name}{{{Dimensions}}}";
}
