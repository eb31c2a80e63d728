using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using AomTools.Sources;

namespace AomTools.Commands.Input;

/// <summary>Reads the records of a CSV file one by one. The delimiter is the most frequent candidate in the first line.</summary>
internal sealed class CsvReader(TextReader text)
{
    private readonly List<string> _cells = [];
    private readonly StringBuilder _cell = new();
    private char _delimiter;
    private bool _isQuoted;
    private bool _wasQuoted;

    /// <summary>The rows under the heading. Empty lines are skipped.</summary>
    public IEnumerable<CsvRow> ReadRows()
    {
        CsvHeading? heading = null;
        while (ReadRecord() is string[] cells)
        {
            if (Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
            {
                continue;
            }

            // Each of several concatenated logs has its own heading.
            if (heading is null || RecordedColumn.IsTimeHeading(cells[0]))
            {
                heading = new CsvHeading(cells);
            }
            else if (!heading.IsRepeatedBy(cells))
            {
                yield return new CsvRow(heading, cells);
            }
        }
    }

    private string[]? ReadRecord()
    {
        string? line = text.ReadLine();
        while (_delimiter == 0 && line is not null && (string.IsNullOrWhiteSpace(line) || line.StartsWith("#TYPE ", StringComparison.Ordinal)))
        {
            // typeperf writes an empty line first; Export-Csv of Windows PowerShell writes the type.
            line = text.ReadLine();
        }

        if (line is null)
        {
            return null;
        }

        if (_delimiter == 0)
        {
            _delimiter = FindDelimiter(line);
        }

        return Split(line);
    }

    private string[] Split(string line)
    {
        _cells.Clear();
        _cell.Clear();
        _isQuoted = false;
        _wasQuoted = false;
        for (int i = 0; ; i++)
        {
            if (i == line.Length)
            {
                if (!_isQuoted || !TryContinue(ref line))
                {
                    EndCell();
                    return [.. _cells];
                }

                i = -1;
            }
            else if (_isQuoted && line[i] == '"' && i + 1 < line.Length && line[i + 1] == '"')
            {
                _cell.Append('"');
                i++;
            }
            else
            {
                Read(line[i]);
            }
        }
    }

    private void Read(char c)
    {
        if (c == '"' && (_isQuoted || (!_wasQuoted && IsBlank(_cell))))
        {
            _cell.Length = _isQuoted ? _cell.Length : 0;
            _isQuoted = !_isQuoted;
            _wasQuoted = true;
        }
        else if (c == _delimiter && !_isQuoted)
        {
            EndCell();
        }
        else
        {
            _cell.Append(c);
        }
    }

    // A quoted cell continues on the next line.
    private bool TryContinue(ref string line)
    {
        if (text.ReadLine() is not string next)
        {
            return false;
        }

        _cell.Append('\n');
        line = next;
        return true;
    }

    private void EndCell()
    {
        _cells.Add(_cell.ToString());
        _cell.Clear();
        _wasQuoted = false;
    }

    private static bool IsBlank(StringBuilder cell)
    {
        for (int i = 0; i < cell.Length; i++)
        {
            if (!char.IsWhiteSpace(cell[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static char FindDelimiter(string line)
    {
        Dictionary<char, int> counts = new() { [','] = 0, [';'] = 0, ['\t'] = 0, ['|'] = 0 };
        bool quoted = false;
        foreach (char c in line)
        {
            quoted ^= c == '"';
            if (!quoted && counts.TryGetValue(c, out int count))
            {
                counts[c] = count + 1;
            }
        }

        return counts.OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key == ',' ? 0 : 1).First().Key;
    }
}
