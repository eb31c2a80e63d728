using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using AomTools.Compat;

namespace AomTools.Delivery.Spool;

/// <summary>Opens a file that only one process at a time may write. Only the lock shows that the file is in use: the system releases it.</summary>
internal static class LockedFile
{
    private static readonly int s_attempts = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? 25 : 100;

    private static readonly bool s_isWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>Excludes other writers. On Windows, readers may open it, and its owner may delete it while it is open.</summary>
    public static FileShare Exclusive { get; } = s_isWindows ? FileShare.Read | FileShare.Delete : FileShare.None;

    /// <summary>Opens and locks a file; returns null if it is in use, or does not exist although it must.</summary>
    /// <exception cref="IOException">The disk fails.</exception>
    public static FileStream? TryOpen(string path, FileMode mode, SpoolDisk disk, out bool isInUse)
    {
        SpinWait spinWait = default;
        for (int attempt = 1; ; attempt++)
        {
            FileStream? file = TryOpenOnce(path, mode, disk, out isInUse);
            if (file is not null && File.Exists(path))
            {
                return file;
            }

            // The previous lock holder deleted the file from the folder.
            file?.Dispose();
            bool canRetry = file is not null ? mode == FileMode.OpenOrCreate : isInUse && mode != FileMode.CreateNew && IsOnlyRead(path);
            if (!canRetry || attempt == s_attempts)
            {
                return null;
            }

            spinWait.SpinOnce();
        }
    }

    /// <summary>True while a process has a file open for writing.</summary>
    public static bool IsInUse(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, s_isWindows ? FileShare.Read | FileShare.Delete : FileShare.Read, 1);
            return false;
        }
        catch (IOException error)
        {
            return DiskError.Classify(error) == SpoolProblem.InUse;
        }
        catch (UnauthorizedAccessException)
        {
            return PathInspector.IsBeingDeleted(path);
        }
    }

    private static FileStream? TryOpenOnce(string path, FileMode mode, SpoolDisk disk, out bool isInUse)
    {
        isInUse = false;
        try
        {
            return disk.Open(path, mode);
        }
        catch (IOException error) when (mode == FileMode.Open && DiskError.IsMissing(error))
        {
            return null;
        }
        catch (UnauthorizedAccessException) when (mode == FileMode.Open && PathInspector.IsBeingDeleted(path))
        {
            return null;
        }
        catch (IOException error) when (DiskError.Classify(error) == SpoolProblem.InUse)
        {
            isInUse = true;
            return null;
        }
    }

    // A process that checks for a lock briefly holds a shared lock. Windows does not distinguish readers from writers: there, a few attempts must suffice.
    private static bool IsOnlyRead(string path) => s_isWindows || !IsInUse(path);
}
