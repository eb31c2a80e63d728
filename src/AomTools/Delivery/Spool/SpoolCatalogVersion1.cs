using System;
using System.IO;
using System.Linq;

namespace AomTools.Delivery.Spool;

/// <summary>Lists and counts the files of the first version of the format.</summary>
internal static class SpoolCatalogVersion1
{
    public static string[] GetFiles(string target) =>
        [.. Directory.GetFileSystemEntries(target).Where(path => path.EndsWith(SpoolFormat.BatchEnding, StringComparison.Ordinal) || path.EndsWith(SpoolEntryName.Ending, StringComparison.Ordinal))];

    public static AomSpoolEntry? Read(string path, AomSpoolState state, bool isOpen)
    {
        SpoolFile? file = isOpen ? null : SpoolFormat.Read(path, File.ReadAllBytes(path));
        bool isJournal = path.EndsWith(SpoolFormat.JournalEnding, StringComparison.Ordinal) && state == AomSpoolState.Pending;
        return file is not null || isOpen ? new AomSpoolEntry(path, isJournal ? AomSpoolState.Open : state, file) : null;
    }

    public static long CountValues(string target)
    {
        try
        {
            return GetFiles(target).Sum(CountIn);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static long CountIn(string path)
    {
        try
        {
            return SpoolFormat.CountValues(SharedFile.Read(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
