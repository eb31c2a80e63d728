using System;
using System.Collections.Generic;
using System.IO;

namespace AomTools.Commands.Input;

/// <summary>Opens CSV files, even while another program writes to them.</summary>
internal static class CsvFile
{
    /// <summary>Returns the rows of a file one by one.</summary>
    public static IEnumerable<CsvRow> ReadRows(string path)
    {
        if (path.EndsWith(".blg", StringComparison.OrdinalIgnoreCase))
        {
            throw new NotSupportedException(MessageText.Format(Strings.FileBinaryLog, Path.GetFileName(path)));
        }

        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using StreamReader text = new(file);
        foreach (CsvRow row in new CsvReader(text).ReadRows())
        {
            yield return row;
        }
    }
}
