using System;
using System.IO;
using System.Runtime.InteropServices;

namespace AomTools.Compat;

/// <summary>The space of a mounted file system in bytes, and its inodes; 0 if it has no inodes or their number is unknown.</summary>
internal readonly struct FileSystemSpace(ulong total, ulong free, ulong available, ulong inodes, ulong freeInodes)
{
    public ulong Total { get; } = total;

    /// <summary>The bytes that are free for all users, including root.</summary>
    public ulong Free { get; } = free;

    /// <summary>The bytes that are free for users other than root.</summary>
    public ulong Available { get; } = available;

    public ulong Inodes { get; } = inodes;

    public ulong FreeInodes { get; } = freeInodes;

    /// <summary>Reads the space of the file system at a mount point; null if it cannot be read.</summary>
    public static FileSystemSpace? Read(string mountPoint) =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Linux) && IntPtr.Size == 8 ? ReadNative(mountPoint) : ReadDrive(mountPoint);

    private static FileSystemSpace? ReadNative(string mountPoint) => NativeStatvfs(mountPoint, out Statvfs status) == 0
        ? new FileSystemSpace(status.Blocks * status.FragmentSize, status.FreeBlocks * status.FragmentSize, status.AvailableBlocks * status.FragmentSize, status.Files, status.FreeFiles)
        : null;

    private static FileSystemSpace? ReadDrive(string mountPoint)
    {
        try
        {
            DriveInfo drive = new(mountPoint);
            return new FileSystemSpace((ulong)drive.TotalSize, (ulong)drive.TotalFreeSpace, (ulong)drive.AvailableFreeSpace, 0, 0);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    // On 64-bit processors, glibc and musl have the same fields up to FreeFiles.
    [StructLayout(LayoutKind.Sequential, Size = 256)]
    private struct Statvfs
    {
        public ulong BlockSize;
        public ulong FragmentSize;
        public ulong Blocks;
        public ulong FreeBlocks;
        public ulong AvailableBlocks;
        public ulong Files;
        public ulong FreeFiles;
    }

#pragma warning disable SYSLIB1054, CA2101 // netstandard2.0 has no generated marshalling; the paths are UTF-8.
    [DllImport("libc", EntryPoint = "statvfs", SetLastError = true)]
    private static extern int NativeStatvfs([MarshalAs(UnmanagedType.LPStr)] string path, out Statvfs status);
#pragma warning restore SYSLIB1054, CA2101
}
