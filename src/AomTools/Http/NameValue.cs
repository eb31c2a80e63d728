namespace AomTools.Http;

/// <summary>A header, or a pair of a query.</summary>
/// <remarks>
/// Not a KeyValuePair: .NET contains compiled code for sequences of objects, but code for those of a struct is compiled at the first request. Without a text
/// form, because the value may be a secret.
/// </remarks>
internal sealed class NameValue(string name, string value)
{
    public string Name { get; } = name;

    public string Value { get; } = value;
}
