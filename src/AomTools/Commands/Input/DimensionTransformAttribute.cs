using System.Collections.Generic;
using System.Collections.Specialized;
using System.Management.Automation;
using AomTools.Sources;

namespace AomTools.Commands.Input;

/// <summary>Accepts every form of a row's dimensions for -Dimension: a hashtable, an object, a list of names and values, or text such as host=srv01.</summary>
internal sealed class DimensionTransformAttribute : ArgumentTransformationAttribute
{
    /// <summary>Returns the dimensions as a dictionary of strings, in order.</summary>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? plain = PSObjectView.Unwrap(inputData);
        if (plain is null)
        {
            return inputData;
        }

        DimensionList dimensions = new();
        if (DimensionReader.Read(plain, new PSObjectView(PSObject.AsPSObject(plain)), dimensions) is AomViolation problem)
        {
            throw new ArgumentTransformationMetadataException(MessageText.Format(Strings.DimensionParameter, problem.Message));
        }

        OrderedDictionary made = [];
        foreach (KeyValuePair<string, string?> pair in dimensions.ToArray())
        {
            made[pair.Key] = pair.Value;
        }

        return made;
    }
}
