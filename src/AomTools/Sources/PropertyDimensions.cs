using System.Collections.Generic;

namespace AomTools.Sources;

/// <summary>Reads the properties of -DimensionProperty: an empty one is skipped, a missing one is a violation.</summary>
internal static class PropertyDimensions
{
    public static void Read(IInputObject input, IReadOnlyList<string> names, DimensionList target, List<AomViolation> violations)
    {
        foreach (string name in names)
        {
            if (!input.TryRead(name, out object? value))
            {
                violations.Add(new AomViolation("PropertyMissing", $"dimensions[{name}]", MessageText.Format(Strings.SourcePropertyMissing, name, SourceShape.Names(input))));
            }
            else if (DimensionReader.ToText(value) is string text && text.Length > 0)
            {
                target.Add(name, text);
            }
        }
    }
}
