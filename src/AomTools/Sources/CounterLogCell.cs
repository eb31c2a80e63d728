using System;
using System.Collections.Generic;

namespace AomTools.Sources;

/// <summary>One cell of a recorded log, in the form of a counter sample. One object serves all cells in turn.</summary>
internal sealed class CounterLogCell : IInputObject
{
    private IInputObject _row = null!;
    private string _path = null!;
    private object? _value;

    public object Target => _row.Target;

    public string TypeName => CounterSource.SampleType;

    public bool IsBag => false;

    public IEnumerable<string> Names => ["Path", "CookedValue"];

    public CounterLogCell Over(IInputObject row, string path, object? value)
    {
        _row = row;
        _path = path;
        _value = value;
        return this;
    }

    public bool TryRead(string name, out object? value)
    {
        bool isPath = name.Equals("Path", StringComparison.OrdinalIgnoreCase);
        value = isPath ? _path : name.Equals("CookedValue", StringComparison.OrdinalIgnoreCase) ? _value : null;
        return isPath || value is not null;
    }

    public bool TryReadValue(string name, out object? value) => TryRead(name, out value) && value is not null;

    public bool MayHaveAny(string[] names) => true;

    public IInputObject View(object nested) => _row.View(nested);
}
