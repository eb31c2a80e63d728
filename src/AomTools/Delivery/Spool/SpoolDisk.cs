using System;
using System.IO;
using System.Threading;
using AomTools.Compat;

namespace AomTools.Delivery.Spool;

/// <summary>The disk operations of the spool. Tests replace them.</summary>
internal class SpoolDisk
{
    public static SpoolDisk Real { get; } = new();

    /// <summary>Opens or creates a file that only this process may write, unbuffered, so that the data survives the process.</summary>
    public virtual FileStream Open(string path, FileMode mode) => new(path, mode, FileAccess.ReadWrite, LockedFile.Exclusive, 1);

    /// <summary>Deletes a file.</summary>
    public virtual void Delete(string path) => File.Delete(path);

    /// <summary>Renames a file.</summary>
    public virtual void Move(string from, string to) => File.Move(from, to);

    /// <summary>Makes the content of a file durable.</summary>
    public virtual void Flush(FileStream file) => file.Flush(flushToDisk: true);

    /// <summary>Waits for another process to close a file.</summary>
    public virtual void Wait(TimeSpan time) => Thread.Sleep(time);

    /// <summary>Makes the names in a folder durable.</summary>
    public virtual void FlushFolder(string path) => PrivateDirectory.FlushFolder(path);
}
