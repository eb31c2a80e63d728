using System;
using System.IO;
using AomTools.Compat;

namespace AomTools.Delivery.Spool;

/// <summary>The shared parts of one target's entries: folder, disk, size and header.</summary>
internal sealed class SpoolStore(string folder, Uri endpoint, string projectId, SpoolUsage usage, TimeProvider timeProvider, SpoolDisk disk)
{
    public const string Expired = "expired";
    public const string Corrupt = "corrupt";
    private const int CreateAttempts = 20;

    public string Folder { get; } = folder;

    public SpoolUsage Usage { get; } = usage;

    public SpoolDisk Disk { get; } = disk;

    /// <summary>The reader of items. It keeps each series once for all entries.</summary>
    public SpoolItemReader Items { get; } = new();

    public byte[] Header(bool isOpen) => SpoolEntryHeader.Write(endpoint, projectId, timeProvider.GetUtcNow(), isOpen);

    /// <summary>True if an entry is for this target, or does not name one.</summary>
    public bool IsForThisTarget(SpoolEntryHeader? header) =>
        header?.Endpoint is null || (header.Endpoint == endpoint && header.ProjectId == projectId) || SpoolTargetName.Create(header.Endpoint, header.ProjectId!) == SpoolTargetName.Create(endpoint, projectId);

    /// <summary>Creates an entry in a folder, locked and for this user only.</summary>
    public FileStream Create(string folder, long sequence)
    {
        for (int attempt = 1; ; attempt++)
        {
            string path = Path.Combine(folder, SpoolEntryName.Create(sequence));
            if (LockedFile.TryOpen(path, FileMode.CreateNew, Disk, out _) is FileStream file)
            {
                Restrict(file);
                return file;
            }

            // Another process took the file for the leftover of a dead process, between its creation and its lock.
            if (attempt == CreateAttempts)
            {
                throw new SpoolException(SpoolProblem.InUse, MessageText.Format(Strings.SpoolInUse, path));
            }
        }
    }

    /// <summary>Returns the folder for expired or corrupt entries.</summary>
    /// <exception cref="SpoolException">It is a link, or cannot be created.</exception>
    public string OpenSubfolder(string name)
    {
        string path = Path.Combine(Folder, name);
        SpoolGuard.OpenFolder(path);
        return path;
    }

    /// <summary>Writes an entry to a subfolder as a whole, durably.</summary>
    public void WriteToSubfolder(string subfolder, long sequence, Action<Stream> write)
    {
        string folder = OpenSubfolder(subfolder);
        using (FileStream file = Create(folder, sequence))
        {
            try
            {
                write(file);
                Disk.Flush(file);
            }
            catch (Exception error) when (DiskError.IsOfDisk(error))
            {
                // The entry still holds the content of this file.
                Disk.Delete(file.Name);
                throw;
            }
        }

        Disk.FlushFolder(folder);
    }

    private static void Restrict(FileStream file)
    {
        try
        {
            PrivateDirectory.RestrictFile(file.Name);
        }
        catch (Exception error) when (DiskError.IsOfDisk(error))
        {
            file.Dispose();
            throw;
        }
    }
}
