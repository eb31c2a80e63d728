using System;
using System.Collections.Generic;
using AomTools.Counters;

namespace AomTools.Sources;

/// <summary>
/// The Readings of a counter set: for each sample, its path followed by a colon, its value on the next line, and an empty line. They contain neither the status
/// nor the type of a sample.
/// </summary>
internal static class ReadingsText
{
    private const string Mark = " :";

    /// <summary>True if the text starts with a path.</summary>
    public static bool IsReadings(object? value) => value is string text && TryReadPath(FirstLine(text), out _);

    /// <summary>Returns each path with its value; the value is null if the text contains none.</summary>
    public static IEnumerable<(string Path, string? Value)> Read(string text)
    {
        string? path = null;
        foreach (string raw in text.Split('\n'))
        {
            string line = raw.Trim();
            if (line.Length == 0)
            {
                continue;
            }

            if (!TryReadPath(line, out string next))
            {
                if (path is not null)
                {
                    yield return (path, ToInvariant(line));
                    path = null;
                }

                continue;
            }

            if (path is not null)
            {
                yield return (path, null);
            }

            path = next;
        }

        if (path is not null)
        {
            yield return (path, null);
        }
    }

    private static string FirstLine(string text)
    {
        string trimmed = text.TrimStart();
        int end = trimmed.IndexOf('\n');
        return end < 0 ? trimmed : trimmed.Substring(0, end);
    }

    private static bool TryReadPath(string line, out string path)
    {
        string trimmed = line.Trim();
        bool isPath = trimmed.EndsWith(Mark, StringComparison.Ordinal) && CounterPath.TryParse(trimmed.Substring(0, trimmed.Length - Mark.Length), out _);
        path = isPath ? trimmed.Substring(0, trimmed.Length - Mark.Length) : string.Empty;
        return isPath;
    }

    // Get-Counter writes the value in the language of its session, without thousands separators. A comma is therefore a decimal point.
    private static string ToInvariant(string value) => value.IndexOf('.') < 0 && value.IndexOf(',') == value.LastIndexOf(',') ? value.Replace(',', '.') : value;
}
