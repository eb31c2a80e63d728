using System.Collections.Generic;
using System.Management.Automation;
using AomTools.Sources;

namespace AomTools.Commands.Input;

/// <summary>A row of a CSV file for the sources. An error identifies it as the object that Import-Csv would return.</summary>
internal sealed class CsvRow(CsvHeading heading, string[] cells) : IInputObject
{
    private PSObject? _target;

    public object Target => _target ??= CreateTarget();

    public string TypeName => "System.Management.Automation.PSCustomObject";

    public bool IsBag => true;

    public IEnumerable<string> Names => heading.Names;

    public bool TryRead(string name, out object? value)
    {
        bool isColumn = heading.TryFind(name, out int index);
        value = isColumn && index < cells.Length ? cells[index] : null;
        return isColumn;
    }

    public bool TryReadValue(string name, out object? value) => TryRead(name, out value) && value is not null;

    public bool MayHaveAny(string[] names) => true;

    public IInputObject View(object nested) => new PSObjectView(PSObject.AsPSObject(nested));

    private PSObject CreateTarget()
    {
        PSObject row = new();
        foreach (string name in heading.Names)
        {
            TryRead(name, out object? value);
            row.Properties.Add(new PSNoteProperty(name, value));
        }

        return row;
    }
}
