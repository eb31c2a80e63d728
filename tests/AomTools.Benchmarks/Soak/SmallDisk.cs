using System;
using System.Diagnostics;
using System.IO;

namespace AomTools.Benchmarks.Soak;

/// <summary>A small file system that can be filled up: a tmpfs of this process, or a folder on a small disk that the caller names.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const long MegabytesMax = 128;

    private readonly bool _isMounted;
    private readonly string _filler;

    private SmallDisk(string folder, bool isMounted)
    {
        _isMounted = isMounted;
        _filler = Path.Combine(folder, "filler");
        Folder = folder;
    }

    public string Folder { get; }

    /// <summary>Opens the named folder, or mounts a tmpfs, which needs Linux and root; null if there is no small disk, since a large one is never filled up.</summary>
    public static SmallDisk? TryOpen(string? folder, out string problem)
    {
        problem = string.Empty;
        if (folder is not null)
        {
            long size = new DriveInfo(Path.GetFullPath(folder)).TotalSize / 1048576;
            problem = $"The disk of '{folder}' has {size} MB. Name a folder on one of {MegabytesMax} MB at most, since it is filled up.";
            return size <= MegabytesMax ? new SmallDisk(folder, isMounted: false) : null;
        }

        string mounted = Directory.CreateTempSubdirectory("aomtools-soak-").FullName;
        if (OperatingSystem.IsLinux() && Execute("mount", "-t", "tmpfs", "-o", "size=64m,mode=0700", "tmpfs", mounted))
        {
            return new SmallDisk(mounted, isMounted: true);
        }

        Directory.Delete(mounted);
        problem = $"Cannot mount a tmpfs. Name a folder on a disk of {MegabytesMax} MB at most with --disk.";
        return null;
    }

    /// <summary>Fills the disk, or makes room again.</summary>
    public void Fill(bool isFull)
    {
        if (!isFull)
        {
            File.Delete(_filler);
            return;
        }

        // Append takes what others have freed meanwhile, too.
        byte[] block = new byte[4096];
        try
        {
            using FileStream file = new(_filler, FileMode.Append, FileAccess.Write, FileShare.None, 1);
            while (true)
            {
                file.Write(block);
            }
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    public void Dispose()
    {
        File.Delete(_filler);
        if (_isMounted && Execute("umount", "-l", Folder))
        {
            Directory.Delete(Folder);
        }
    }

    private static bool Execute(string file, params string[] arguments)
    {
        using Process process = Process.Start(file, arguments);
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
