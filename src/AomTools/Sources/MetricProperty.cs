using System;

namespace AomTools.Sources;

/// <summary>An element of -MetricProperty: a property, a wildcard for properties, or a value that is calculated from the object.</summary>
internal sealed class MetricProperty(string name)
{
    /// <summary>The name of the metric, and of the property unless it is calculated.</summary>
    public string Name { get; } = name;

    public string? Unit { get; init; }

    /// <summary>"int" or "float", or null.</summary>
    public string? Type { get; init; }

    /// <summary>True for property names that match; null if this is not a wildcard.</summary>
    public Func<string, bool>? Matches { get; init; }

    /// <summary>Calculates the value from the object; null if this is a property.</summary>
    public Func<IInputObject, PropertyValue>? Calculate { get; init; }

    public static implicit operator MetricProperty(string name) => new(name);

    /// <summary>Reads the value; reports it as not found if the object has no such property.</summary>
    public PropertyValue Read(IInputObject input) =>
        Calculate is not null ? Calculate(input) : input.TryRead(Name, out object? value) ? new PropertyValue(value) : default;

    /// <summary>The reason for a missing value.</summary>
    public AomViolation Describe(in PropertyValue read, IInputObject input) => read.Problem is not null
        ? new AomViolation("PropertyExpression", Name, MessageText.Format(Strings.SourcePropertyExpression, Name, MessageText.Clip(read.Problem, 200)))
        : new AomViolation("PropertyMissing", Name, MessageText.Format(Matches is null ? Strings.SourcePropertyMissing : Strings.SourcePropertyNoMatch, Name, SourceShape.Names(input))) { MissingProperty = Name };
}
