using System;
using System.Collections.Generic;
using System.IO;
using AomTools.Compat;

namespace AomTools.Delivery.Spool;

/// <summary>The entries whose metrics are too old for AOM, in a separate folder.</summary>
internal static class SpoolExpired
{
    /// <summary>Writes metrics to a new expired entry.</summary>
    /// <exception cref="SpoolException">The disk fails.</exception>
    public static void Write(SpoolStore store, long sequence, IEnumerable<AomMetric> metrics, Predicate<AomMetric> mayBeStored)
    {
        try
        {
            store.WriteToSubfolder(SpoolStore.Expired, sequence, file => Write(file, store.Header(isOpen: false), metrics, mayBeStored));
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            throw DiskError.From(error, Path.Combine(store.Folder, SpoolStore.Expired));
        }
    }

    /// <summary>Moves all expired entries back to the pending entries; returns their number.</summary>
    /// <exception cref="SpoolException">The disk fails.</exception>
    public static int Restore(SpoolStore store)
    {
        string folder = Path.Combine(store.Folder, SpoolStore.Expired);
        try
        {
            if (PathInspector.Read(folder).Kind == PathKind.Missing)
            {
                return 0;
            }

            SpoolGuard.OpenFolder(folder);
            int restored = 0;
            foreach (string path in Directory.GetFiles(folder, "*" + SpoolEntryName.Ending))
            {
                restored += TryRestore(store, path) ? 1 : 0;
            }

            return restored;
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            throw DiskError.From(error, folder);
        }
    }

    // An entry that a process is writing stays.
    private static bool TryRestore(SpoolStore store, string path)
    {
        if (PathInspector.Read(path).Kind != PathKind.File)
        {
            return false;
        }

        using FileStream? file = LockedFile.TryOpen(path, FileMode.Open, store.Disk, out _);
        if (file is null)
        {
            return false;
        }

        store.Disk.Move(path, Path.Combine(store.Folder, SpoolEntryName.Create(SpoolEntryName.GetSequence(path))));
        store.Usage.Add(file.Length);
        return true;
    }

    private static void Write(Stream file, byte[] header, IEnumerable<AomMetric> metrics, Predicate<AomMetric> mayBeStored)
    {
        file.Write(header, 0, header.Length);
        using SpoolLine line = new();
        foreach (AomMetric metric in metrics)
        {
            ArraySegment<byte> text = line.Encode(metric, mayBeStored(metric) ? SpoolLineStatus.Uncertain : SpoolLineStatus.Pending);
            file.Write(text.Array!, text.Offset, text.Count);
        }
    }
}
