using System.IO;
using AomTools.Compat;

namespace AomTools.Delivery.Spool;

/// <summary>Deletes entries at the user's request, except entries that a process uses.</summary>
internal static class SpoolRemoval
{
    /// <summary>Deletes an entry if it exists; returns the reason if a process uses it.</summary>
    /// <exception cref="IOException">The entry cannot be deleted.</exception>
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

        // Deletes a link itself, not its target. Does not delete a folder.
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
