using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using AomTools.Sources;

namespace AomTools.Commands.Input;

/// <summary>Accepts names, wildcards and calculated properties for -MetricProperty, as in Select-Object, with a unit and a type.</summary>
internal sealed class MetricPropertyTransformAttribute : ArgumentTransformationAttribute
{
    /// <summary>One <see cref="MetricProperty"/> for each element.</summary>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? plain = PSObjectView.Unwrap(inputData);
        List<object> properties = [];
        foreach (object? element in plain is IEnumerable list and not string and not IDictionary ? list : new[] { plain })
        {
            properties.Add(Read(PSObjectView.Unwrap(element)));
        }

        return properties.ToArray();
    }

    private static MetricProperty Read(object? element) => element switch
    {
        MetricProperty done => done,
        string name when name.Trim().Length > 0 => Named(name.Trim(), null, null),
        IDictionary calculated => Calculated(calculated),
        _ => throw Invalid(element is null ? "null" : DimensionReader.ToText(element) ?? string.Empty),
    };

    private static MetricProperty Calculated(IDictionary given)
    {
        string? name = DimensionReader.ToText(Get(given, "Name") ?? Get(given, "Label"))?.Trim();
        string? unit = DimensionReader.ToText(Get(given, "Unit"));
        string? type = DimensionReader.ToText(Get(given, "Type"));
        object? expression = Get(given, "Expression") ?? name;
        name = string.IsNullOrEmpty(name) ? expression as string : name;
        if (string.IsNullOrEmpty(name) || expression is not (ScriptBlock or string))
        {
            throw Invalid(string.Join("; ", Keys(given)));
        }

        return expression as string == name
            ? Named(name!, unit, type)
            : new MetricProperty(name!) { Unit = unit, Type = type, Calculate = expression is ScriptBlock script ? input => Run(script, input) : input => Read(input, (string)expression) };
    }

    private static MetricProperty Named(string name, string? unit, string? type)
    {
        WildcardPattern? pattern = WildcardPattern.ContainsWildcardCharacters(name) ? new WildcardPattern(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant) : null;
        return new MetricProperty(name) { Unit = unit, Type = type, Matches = pattern is null ? null : pattern.IsMatch };
    }

    private static PropertyValue Read(IInputObject input, string property) => input.TryRead(property, out object? value)
        ? new PropertyValue(value)
        : new PropertyValue(null, MessageText.Format(Strings.SourcePropertyMissing, property, SourceShape.Names(input)));

    private static PropertyValue Run(ScriptBlock script, IInputObject input)
    {
        try
        {
            System.Collections.ObjectModel.Collection<PSObject> results = script.InvokeWithContext(null, [new PSVariable("_", input.Target)]);
            return new PropertyValue(results.Count switch
            {
                0 => null,
                1 => PSObjectView.Unwrap(results[0]),
                _ => results,
            });
        }
        catch (RuntimeException error) when (error is not PipelineStoppedException)
        {
            return new PropertyValue(null, error.Message);
        }
    }

    // The start of a key suffices, as in Select-Object.
    private static object? Get(IDictionary given, string name)
    {
        foreach (DictionaryEntry entry in given)
        {
            if (entry.Key is string { Length: > 0 } key && name.StartsWith(key, StringComparison.OrdinalIgnoreCase))
            {
                return PSObjectView.Unwrap(entry.Value);
            }
        }

        return null;
    }

    private static IEnumerable<string> Keys(IDictionary given)
    {
        foreach (object key in given.Keys)
        {
            yield return DimensionReader.ToText(key) ?? string.Empty;
        }
    }

    private static ArgumentTransformationMetadataException Invalid(string text) => new(MessageText.Format(Strings.MetricPropertyParameter, MessageText.Clip(text)));
}
