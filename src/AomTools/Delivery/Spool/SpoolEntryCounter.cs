using System;
using System.IO;
using AomTools.Compat;

namespace AomTools.Delivery.Spool;

/// <summary>Counts the pending metrics of an entry without reading them.</summary>
internal static class SpoolEntryCounter
{
    /// <summary>Returns 0 if the entry does not exist, or if a process uses it and counts its metrics itself.</summary>
    public static long Count(string path)
    {
        try
        {
            PathStatus status = PathInspector.Read(path);
            if (status.Kind != PathKind.File || status.Size > SpoolEntryReader.MaxSize || LockedFile.IsInUse(path))
            {
                return 0;
            }

            using FileStream file = UnlockedFile.Open(path);
            return Count(file);
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            return 0;
        }
    }

    public static long Count(Stream file)
    {
        long count = 0;
        using SpoolLineReader lines = new(file);
        while (lines.Read())
        {
            bool isPending = lines.First is SpoolLineStatus.Pending or SpoolLineStatus.Uncertain;
            count += isPending && lines.Text.Span.EndsWith(SpoolItemReader.End) ? 1 : 0;
        }

        return count;
    }
}
