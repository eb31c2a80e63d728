using System.Collections.Generic;
using AomTools.Sources;

namespace AomTools.Tests.Fuzzing;

/// <summary>An input object with the properties it is given.</summary>
internal sealed class RandomInputObject(params (string Name, object? Value)[] properties) : IInputObject
{
    private readonly Dictionary<string, object?> _values = Fill(properties);

    public object Target => this;

    public string TypeName => "RandomInputObject";

    public bool IsBag => true;

    public IEnumerable<string> Names => _values.Keys;

    public bool TryRead(string name, out object? value) => _values.TryGetValue(name, out value);

    public bool TryReadValue(string name, out object? value) => TryRead(name, out value) && value is not null;

    public bool MayHaveAny(string[] names) => true;

    public IInputObject View(object value) => value as RandomInputObject ?? new RandomInputObject();

    private static Dictionary<string, object?> Fill((string Name, object? Value)[] properties)
    {
        Dictionary<string, object?> values = new(System.StringComparer.OrdinalIgnoreCase);
        foreach ((string name, object? value) in properties)
        {
            values[name] = value;
        }

        return values;
    }
}
