using System.IO;
using AomTools.Compat;

namespace AomTools.Delivery.Spool;

/// <summary>Deletes entries at the user's request, but none that a process uses.</summary>
internal static class SpoolRemoval
{
    /// <summary>Deletes an entry if it exists; returns the reason if a process uses it.</summary>
    /// <exception cref="IOException">It cannot be deleted.</exception>
    public static string? TryDelete(AomSpoolEntry entry)
    {
        PathKind kind = PathInspector.Read(entry.Path).Kind;
        if (kind is PathKind.Missing)
        {
            return null;
        }

        if (kind is PathKind.File)
        {
            return TryDeleteFile(entry);
        }

        // A link itself is deleted, not what it leads to. A folder is not.
        File.Delete(entry.Path);
        return null;
    }

    private static string? TryDeleteFile(AomSpoolEntry entry)
    {
        using FileStream? file = LockedFile.TryOpen(entry.Path, FileMode.Open, SpoolDisk.Real, out bool isInUse);
        if (isInUse)
        {
            return entry.State == AomSpoolState.Open ? Strings.JournalInUse : Strings.BatchInUse;
        }

        if (file is not null)
        {
            File.Delete(entry.Path);
        }

        return null;
    }
}
