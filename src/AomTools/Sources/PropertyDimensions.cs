using System.Collections.Generic;

namespace AomTools.Sources;

/// <summary>Adds properties that the user named as dimensions. A missing one is an error, and so is an empty one unless the user omits those.</summary>
internal static class PropertyDimensions
{
    public static void Read(IInputObject input, SourceOptions options, DimensionList target, List<AomViolation> problems)
    {
        foreach (string name in options.DimensionProperties)
        {
            AomViolation? problem = Read(input, name, options, target);
            if (problem is not null)
            {
                problems.Add(problem);
            }
        }
    }

    private static AomViolation? Read(IInputObject input, string name, SourceOptions options, DimensionList target)
    {
        if (!input.TryRead(name, out object? value))
        {
            return new AomViolation("PropertyMissing", $"dimensions[{name}]", MessageText.Format(Strings.SourcePropertyMissing, name, SourceShape.Names(input)));
        }

        if (IsEmpty(value))
        {
            return options.SkipEmptyDimensions
                ? null
                : new AomViolation("DimensionEmpty", $"dimensions[{name}]", MessageText.Format(Strings.SourceDimensionEmpty, name));
        }

        // Every computer uses "." and localhost for itself.
        HostText? here = value is string text && HostReader.IsColumn(name) && HostText.Parse(text) is { IsLoopback: true } host ? host : null;
        return DimensionReader.ReadProperty(name, here?.WithName(options.Host) ?? value, input, target);
    }

    private static bool IsEmpty(object? value) => value switch
    {
        null => true,
        string text => string.IsNullOrWhiteSpace(text),
        System.Collections.ICollection { Count: 0 } => true,
        _ => false,
    };
}
