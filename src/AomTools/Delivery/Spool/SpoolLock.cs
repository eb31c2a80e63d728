using System;
using System.IO;

namespace AomTools.Delivery.Spool;

/// <summary>The right to send from a spool, which one process has at a time.</summary>
internal sealed class SpoolLock(string path) : IDisposable
{
    private FileStream? _file;

    /// <summary>Takes it, where it is not taken already; false when another process has it.</summary>
    /// <exception cref="UnauthorizedAccessException">There is no right to the folder: nobody has the lock, and nothing can be written either.</exception>
    public bool TryTake()
    {
        try
        {
            _file ??= new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>True while a process has it.</summary>
    public static bool IsTaken(string path)
    {
        try
        {
            using FileStream? file = File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None) : null;
            return false;
        }
        catch (IOException)
        {
            return File.Exists(path);
        }
    }

    /// <summary>Gives it free.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }
}
