using System;
using System.IO;
using System.Runtime.InteropServices;

namespace AomTools.Compat;

/// <summary>
/// Reads the status of a path on Windows. Of the reparse points, symbolic links, junctions and those of an unknown kind are links. Cloud files are not.
/// </summary>
internal static class WindowsPath
{
    private const uint SymbolicLink = 0xA000000C;
    private const uint Junction = 0xA0000003;
    private const uint UnknownKind = 0; // Reserved in NTFS. Some file systems report no kind, as does Wine 8.
    private const int FileNotFound = 2;
    private const int PathNotFound = 3;
    private const int AccessDenied = 5;
    private const uint ReadAttributes = 0x80;
    private const uint ShareAll = 7;
    private const uint OpenExisting = 3;
    private const uint DeletePending = 0xC0000056;

    private static readonly IntPtr s_invalid = new(-1);

    public static PathStatus Read(string path, bool follow)
    {
        if (follow)
        {
            return new PathStatus(Directory.Exists(path) ? PathKind.Folder : File.Exists(path) ? PathKind.File : PathKind.Missing);
        }

        // A trailing separator is not allowed, nor is the root of a drive or a share, which is never a link.
        string full = path.TrimEnd('\\', '/');
        if (Path.GetPathRoot(path)!.Length >= full.Length)
        {
            return Read(path, follow: true);
        }

        IntPtr search = FindFirstFileW(full, out FindData data);
        if (search == s_invalid)
        {
            int error = Marshal.GetLastWin32Error();
            return error is FileNotFound or PathNotFound ? new PathStatus(PathKind.Missing) : throw PathInspector.Failure(path, error, error == AccessDenied);
        }

        _ = FindClose(search);
        return new PathStatus(GetKind(data), ((long)data.SizeHigh << 32) | data.SizeLow);
    }

    /// <summary>True if a file cannot be opened because it will be deleted when its last handle is closed.</summary>
    public static bool IsBeingDeleted(string path)
    {
        IntPtr handle = CreateFileW(path, ReadAttributes, ShareAll, IntPtr.Zero, OpenExisting, 0, IntPtr.Zero);
        if (handle == s_invalid)
        {
            return RtlGetLastNtStatus() == DeletePending;
        }

        _ = CloseHandle(handle);
        return false;
    }

    private static PathKind GetKind(in FindData data)
    {
        FileAttributes attributes = (FileAttributes)data.Attributes;
        bool isLink = attributes.HasFlag(FileAttributes.ReparsePoint) && data.Tag is SymbolicLink or Junction or UnknownKind;
        return isLink ? PathKind.Link
            : attributes.HasFlag(FileAttributes.Directory) ? PathKind.Folder
            : attributes.HasFlag(FileAttributes.Device) ? PathKind.Special
            : PathKind.File;
    }

    [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode, Pack = 4)]
    private struct FindData
    {
        public uint Attributes;
        public long Created;
        public long Accessed;
        public long Written;
        public uint SizeHigh;
        public uint SizeLow;
        public uint Tag;
        public uint Reserved;

        [MarshalAs(UnmanagedType.ByValTStr, SizeConst = 260)]
        public string Name;

        [MarshalAs(UnmanagedType.ByValTStr, SizeConst = 14)]
        public string ShortName;
    }

#pragma warning disable SYSLIB1054 // netstandard2.0 has no generated marshalling.
    [DllImport("kernel32", CharSet = CharSet.Unicode, SetLastError = true)]
    private static extern IntPtr FindFirstFileW(string path, out FindData data);

    [DllImport("kernel32", SetLastError = true)]
    private static extern bool FindClose(IntPtr search);

    [DllImport("kernel32", CharSet = CharSet.Unicode)]
    private static extern IntPtr CreateFileW(string path, uint access, uint share, IntPtr security, uint disposition, uint flags, IntPtr template);

    [DllImport("kernel32")]
    private static extern bool CloseHandle(IntPtr handle);

    [DllImport("ntdll")]
    private static extern uint RtlGetLastNtStatus();
#pragma warning restore SYSLIB1054
}
