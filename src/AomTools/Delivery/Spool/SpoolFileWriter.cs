using System;
using System.IO;
using AomTools.Batching;

namespace AomTools.Delivery.Spool;

/// <summary>Writes a file whole or not at all: under another name, flushed to the disk, then renamed.</summary>
internal sealed class SpoolFileWriter(SpoolDisk disk, Func<byte[]> header)
{
    private const string Temporary = ".tmp";

    public void Write(string path, MetricBatch batch)
    {
        string temporary = path + Temporary;
        using (BodyBuffer body = batch.Encode())
        using (FileStream file = disk.Create(temporary))
        {
            byte[] start = header();
            file.Write(start, 0, start.Length);
            file.Write(body.Written.Array!, body.Written.Offset, body.Written.Count);
            file.Flush(flushToDisk: true);
        }

        Replace(temporary, path);
        disk.FlushFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Renames a file over another, which may not exist.</summary>
    public static void Replace(string from, string to)
    {
        if (File.Exists(to))
        {
            File.Replace(from, to, null);
        }
        else
        {
            File.Move(from, to);
        }
    }

    /// <summary>Deletes the partial files of writers that died.</summary>
    public static void DeletePartial(string folder)
    {
        foreach (string left in Directory.GetFiles(folder, "*" + Temporary))
        {
            TryDelete(left);
        }
    }

    // Another process may be writing its own just now.
    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (IOException)
        {
        }
    }
}
