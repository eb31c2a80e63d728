namespace AomTools.Metrics;

/// <summary>An enum value: its number as a value, and its name as text. Remoting keeps both, but not the type, so this is the common form.</summary>
internal sealed class NamedNumber(object number, string name)
{
    /// <summary>The number, of an integral .NET type.</summary>
    public object Number { get; } = number;

    /// <summary>The name.</summary>
    public override string ToString() => name;
}
