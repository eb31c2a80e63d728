using System;
using System.IO;
using AomTools.Compat;

namespace AomTools.Delivery.Spool;

/// <summary>Reads a file of a spool for the list of entries.</summary>
internal sealed class SpoolCatalogReader
{
    private readonly SpoolItemReader _items = new();

    /// <summary>Reads the entry; returns null if the file does not exist, or has nothing left to send.</summary>
    public AomSpoolEntry? Read(string path, AomSpoolState state, bool isSenderActive)
    {
        try
        {
            PathStatus status = PathInspector.Read(path);
            return status.Kind switch
            {
                PathKind.Missing => null,
                PathKind.File => ReadFile(path, status.Size, state, isSenderActive),
                _ => new AomSpoolEntry(path, state == AomSpoolState.Pending ? AomSpoolState.Corrupt : state, 0, null, isSenderActive),
            };
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            return DiskError.IsMissing(error) ? null : new AomSpoolEntry(path, state, 0, null, isSenderActive);
        }
    }

    private AomSpoolEntry? ReadFile(string path, long size, AomSpoolState state, bool isSenderActive)
    {
        bool isOpen = state == AomSpoolState.Pending && LockedFile.IsInUse(path);
        SpoolEntryContent? content = ReadContent(path, size);
        if (content?.IsReadable == true && content.Metrics.Count == 0 && state != AomSpoolState.Corrupt && !isOpen)
        {
            return null;
        }

        bool isCorrupt = content is { Metrics.Count: 0, Damaged.Count: > 0 };
        AomSpoolState actual = isOpen ? AomSpoolState.Open : state == AomSpoolState.Pending && isCorrupt ? AomSpoolState.Corrupt : state;
        return new AomSpoolEntry(path, actual, size, content, isSenderActive || isOpen);
    }

    private SpoolEntryContent? ReadContent(string path, long size)
    {
        if (size > SpoolEntryReader.MaxSize)
        {
            return null;
        }

        try
        {
            using FileStream file = UnlockedFile.Open(path);
            return SpoolEntryReader.Read(file, _items);
        }
        catch (Exception error) when (DiskError.IsOfDisk(error) && !DiskError.IsMissing(error))
        {
            return null;
        }
    }
}
