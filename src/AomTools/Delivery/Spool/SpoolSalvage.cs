using System;
using System.IO;

namespace AomTools.Delivery.Spool;

/// <summary>Moves the unreadable parts of an entry to the corrupt entries, and leaves the rest in place.</summary>
internal static class SpoolSalvage
{
    private const int BlockSize = 64 * 1024;

    /// <summary>Moves a whole entry of which the lock holder cannot read anything.</summary>
    public static void MoveAll(SpoolStore store, string path)
    {
        string folder = store.OpenSubfolder(SpoolStore.Corrupt);
        string target = Path.Combine(folder, Path.GetFileName(path));
        if (File.Exists(target) || Directory.Exists(target))
        {
            target = Path.Combine(folder, SpoolEntryName.Create(SpoolEntryName.GetSequence(path)));
        }

        store.Disk.Move(path, target);
        store.Disk.FlushFolder(folder);
    }

    /// <summary>Copies the damaged parts durably, and then overwrites them with the mark of settled lines.</summary>
    public static void MoveDamaged(SpoolStore store, FileStream file, SpoolEntryContent content)
    {
        byte[] block = new byte[BlockSize];
        store.WriteToSubfolder(SpoolStore.Corrupt, SpoolEntryName.GetSequence(file.Name), target =>
        {
            foreach ((long offset, long length) in content.Damaged)
            {
                Copy(file, target, offset, length, block);
            }
        });
        foreach ((long offset, long length) in content.Damaged)
        {
            Overwrite(file, offset, length, block);
        }
    }

    private static void Copy(FileStream file, Stream target, long offset, long length, byte[] block)
    {
        file.Position = offset;
        while (length > 0)
        {
            int read = file.Read(block, 0, (int)Math.Min(length, block.Length));
            if (read == 0)
            {
                break;
            }

            target.Write(block, 0, read);
            length -= read;
        }
    }

    // Keep the final line end, because the next line is not damaged.
    private static void Overwrite(FileStream file, long offset, long length, byte[] block)
    {
        file.Position = offset + length - 1;
        length -= file.ReadByte() == '\n' ? 1 : 0;
        file.Position = offset;
        block.AsSpan().Fill(SpoolLineStatus.Settled);
        while (length > 0)
        {
            int count = (int)Math.Min(length, block.Length);
            file.Write(block, 0, count);
            length -= count;
        }
    }
}
