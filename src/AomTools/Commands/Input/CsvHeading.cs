using System;
using System.Collections.Generic;

namespace AomTools.Commands.Input;

/// <summary>The column names of a CSV file. Of two columns with the same name, the first counts.</summary>
internal sealed class CsvHeading
{
    private readonly Dictionary<string, int> _indexes = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _names = [];

    public CsvHeading(IReadOnlyList<string> cells)
    {
        for (int i = 0; i < cells.Count; i++)
        {
            string name = cells[i].Trim().TrimStart('\ufeff');
            if (name.Length > 0 && !_indexes.ContainsKey(name))
            {
                _indexes.Add(name, i);
                _names.Add(name);
            }
        }
    }

    public IReadOnlyList<string> Names => _names;

    /// <summary>True for a row in which each cell is the name of its column.</summary>
    public bool IsRepeatedBy(string[] cells) => _names.TrueForAll(name => _indexes[name] < cells.Length && cells[_indexes[name]].Trim() == name);

    public bool TryFind(string name, out int index) => _indexes.TryGetValue(name, out index);
}
