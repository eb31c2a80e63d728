using System.Collections.Generic;

namespace AomTools.Sources;

/// <summary>Properties that the user named as dimensions: an empty one is left out, a missing one is a mistake.</summary>
internal static class PropertyDimensions
{
    public static void Read(IInputObject input, IReadOnlyList<string> names, DimensionList target, List<AomViolation> problems)
    {
        foreach (string name in names)
        {
            if (!input.TryRead(name, out object? value))
            {
                problems.Add(new AomViolation("PropertyMissing", $"dimensions[{name}]", MessageText.Format(Strings.SourcePropertyMissing, name, SourceShape.Names(input))));
            }
            else if (DimensionReader.TextOf(value) is string text && text.Length > 0)
            {
                target.Add(name, text);
            }
        }
    }
}
