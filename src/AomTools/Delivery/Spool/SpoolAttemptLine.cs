using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace AomTools.Delivery.Spool;

/// <summary>The line of a request: the offsets of the first and the last line of each run of lines whose metrics it carried, as in >90-812,1004-1004;</summary>
internal static class SpoolAttemptLine
{
    private const char End = ';';

    /// <summary>Returns the line with a line end before it, because the previous line may be incomplete.</summary>
    public static byte[] Write(string runs) => Encoding.ASCII.GetBytes("\n" + (char)SpoolLineStatus.Attempt + runs + End + "\n");

    /// <summary>Returns the runs of lines.</summary>
    /// <param name="offsets">The offsets of all lines of metrics.</param>
    /// <param name="indexes">The indexes of the lines that the request carried, in ascending order.</param>
    public static string FormatRuns(IReadOnlyList<long> offsets, IReadOnlyList<int> indexes)
    {
        StringBuilder runs = new();
        for (int i = 0; i < indexes.Count; i++)
        {
            int first = i;
            while (i + 1 < indexes.Count && indexes[i + 1] <= indexes[i] + 1)
            {
                i++;
            }

            runs.Append(runs.Length > 0 ? "," : string.Empty).Append(offsets[indexes[first]].ToString(CultureInfo.InvariantCulture))
                .Append('-').Append(offsets[indexes[i]].ToString(CultureInfo.InvariantCulture));
        }

        return runs.ToString();
    }

    /// <summary>Reads the runs of a line without its first byte and its line end; null if it is damaged.</summary>
    public static string? Read(ReadOnlySpan<byte> text)
    {
        string line = Encoding.ASCII.GetString(text.ToArray());
        return line.Length > 0 && line[line.Length - 1] == End ? line.Substring(0, line.Length - 1) : null;
    }

    /// <summary>Returns the indexes of the offsets in the runs; null if they are damaged.</summary>
    /// <param name="runs">The runs as <see cref="FormatRuns"/> returns them.</param>
    /// <param name="offsets">The offsets of the lines of pending metrics, in ascending order.</param>
    public static List<int>? FindIndexes(string runs, List<long> offsets)
    {
        List<int> indexes = [];
        foreach (string run in runs.Split(','))
        {
            string[] ends = run.Split('-');
            if (ends.Length != 2 || !TryParse(ends[0], out long first) || !TryParse(ends[1], out long last))
            {
                return null;
            }

            int start = offsets.BinarySearch(first);
            for (int i = start < 0 ? ~start : start; i < offsets.Count && offsets[i] <= last; i++)
            {
                indexes.Add(i);
            }
        }

        return indexes;
    }

    private static bool TryParse(string text, out long offset) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out offset);
}
