using System;
using System.IO;
using AomTools.Compat;

namespace AomTools.Delivery.Spool;

/// <summary>Reads an entry. Every complete valid line counts, even if others are damaged.</summary>
internal static class SpoolEntryReader
{
    /// <summary>Larger files are not read, because no sender writes them.</summary>
    public const long MaxSize = 256L * 1024 * 1024;

    /// <summary>Reads all lines, without the metrics if a later version wrote the entry.</summary>
    public static SpoolEntryContent Read(Stream file, SpoolItemReader items)
    {
        SpoolEntryContent content = new();
        using SpoolLineReader lines = new(file);
        if (!lines.Read())
        {
            return content;
        }

        content.Header = SpoolEntryHeader.Read(lines.Text);
        if (content.Header is null)
        {
            ReadLine(lines, items, content);
        }

        while (content.Header?.IsNewer != true && lines.Read())
        {
            ReadLine(lines, items, content);
        }

        return content;
    }

    /// <summary>
    /// True if the header of an entry in use shows that its writer is alive. A process that only reads the entry leaves the mark of the last writer.
    /// </summary>
    public static bool IsOpen(string path)
    {
        try
        {
            using FileStream file = UnlockedFile.Open(path);
            using SpoolLineReader lines = new(file);
            return !lines.Read() || SpoolEntryHeader.Read(lines.Text)?.IsOpen == true;
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            return DiskError.IsMissing(error);
        }
    }

    private static void ReadLine(SpoolLineReader lines, SpoolItemReader items, SpoolEntryContent content)
    {
        bool isPending = lines.First is SpoolLineStatus.Pending or SpoolLineStatus.Uncertain;
        if (isPending && lines.Text.Length > 0 && items.Read(lines.Text.Slice(1)) is AomMetric metric)
        {
            content.Add(metric, lines.Offset, lines.Length, lines.First == SpoolLineStatus.Uncertain);
        }
        else if (lines.First == SpoolLineStatus.Attempt)
        {
            content.AddAttempt(lines.Text.Span is { Length: > 1 } text ? text.Slice(1) : default);
        }
        else if (lines.First != SpoolLineStatus.Settled && lines.Length > 1)
        {
            content.AddDamaged(lines.Offset, lines.Length);
        }
    }
}
