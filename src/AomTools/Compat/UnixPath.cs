using System;
using System.Runtime.InteropServices;

namespace AomTools.Compat;

/// <summary>Calls native functions of Linux and macOS that netstandard2.0 lacks: owner, permission bits and reading without a lock.</summary>
internal static class UnixPath
{
    private const int CurrentFolder = -100; // AT_FDCWD
    private const int NoFollow = 0x100; // AT_SYMLINK_NOFOLLOW
    private const uint BasicFields = 0x7FF; // STATX_BASIC_STATS
    private const int NoEntry = 2;
    private const int NoFolder = 20;

    private static bool s_hasStatx = true;

    public static uint UserId => NativeUserId();

    public static PathStatus Read(string path, bool follow)
    {
        int result = ReadStatus(path, follow, out int mode, out uint owner, out long size);
        if (result == 0)
        {
            return new PathStatus(GetKind(mode), size, owner, mode & 0xFFF);
        }

        int error = Marshal.GetLastWin32Error();
        return error is NoEntry or NoFolder ? new PathStatus(PathKind.Missing) : throw PathInspector.Failure(path, error, error is 1 or 13);
    }

    /// <summary>Sets the permission bits, regardless of the umask.</summary>
    public static void SetMode(string path, int mode)
    {
        if (NativeChmod(path, (uint)mode) != 0)
        {
            int error = Marshal.GetLastWin32Error();
            throw PathInspector.Failure(path, error, error is 1 or 13);
        }
    }

    // statx has the same layout on every processor. .NET's own library covers macOS and older musl.
    private static int ReadStatus(string path, bool follow, out int mode, out uint owner, out long size)
    {
        if (s_hasStatx)
        {
            try
            {
                int result = NativeStatx(CurrentFolder, path, follow ? 0 : NoFollow, BasicFields, out Statx statx);
                (mode, owner, size) = (statx.Mode, statx.Owner, (long)statx.Size);
                return result;
            }
            catch (EntryPointNotFoundException)
            {
                s_hasStatx = false;
            }
        }

        int other = follow ? NativeStat(path, out FileStatus status) : NativeLStat(path, out status);
        (mode, owner, size) = (status.Mode, status.Owner, status.Size);
        return other;
    }

    private static PathKind GetKind(int mode) => (mode & 0xF000) switch
    {
        0x8000 => PathKind.File,
        0x4000 => PathKind.Folder,
        0xA000 => PathKind.Link,
        _ => PathKind.Special,
    };

    [StructLayout(LayoutKind.Sequential, Size = 256)]
    private struct Statx
    {
        public uint Mask;
        public uint BlockSize;
        public ulong Attributes;
        public uint Links;
        public uint Owner;
        public uint Group;
        public ushort Mode;
        public ushort Spare;
        public ulong Node;
        public ulong Size;
    }

    [StructLayout(LayoutKind.Sequential, Size = 256)]
    private struct FileStatus
    {
        public int Flags;
        public int Mode;
        public uint Owner;
        public uint Group;
        public long Size;
    }

#pragma warning disable SYSLIB1054, CA2101 // netstandard2.0 has no generated marshalling; the paths are UTF-8.
    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static extern int NativeStatx(int folder, [MarshalAs(UnmanagedType.LPStr)] string path, int flags, uint mask, out Statx status);

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_Stat", SetLastError = true)]
    private static extern int NativeStat([MarshalAs(UnmanagedType.LPStr)] string path, out FileStatus status);

    [DllImport("libSystem.Native", EntryPoint = "SystemNative_LStat", SetLastError = true)]
    private static extern int NativeLStat([MarshalAs(UnmanagedType.LPStr)] string path, out FileStatus status);

    [DllImport("libc", EntryPoint = "geteuid")]
    private static extern uint NativeUserId();

    [DllImport("libc", EntryPoint = "chmod", SetLastError = true)]
    private static extern int NativeChmod([MarshalAs(UnmanagedType.LPStr)] string path, uint mode);
#pragma warning restore SYSLIB1054, CA2101
}
