namespace AomTools.Sources;

/// <summary>The value of a property, if the object has it, or the reason why it cannot be calculated.</summary>
internal readonly struct PropertyValue(object? value, string? problem = null)
{
    /// <summary>False if the object has no such property.</summary>
    public bool IsFound { get; } = true;

    public object? Value { get; } = value;

    /// <summary>The reason for a missing value as text; otherwise null.</summary>
    public string? Problem { get; } = problem;
}
