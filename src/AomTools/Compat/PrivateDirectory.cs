using System;
using System.IO;
using System.Runtime.InteropServices;

namespace AomTools.Compat;

/// <summary>Creates folders for their owner only, and makes names durable. Uses native functions that netstandard2.0 lacks.</summary>
internal static class PrivateDirectory
{
    private const int OwnerMode = 0x1C0; // 0700
    private const int FileMode = 0x180; // 0600
    private const int ErrorAccessDenied = 5;
    private const int ErrorAlreadyExists = 183;

    private static readonly bool s_windows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>Creates a folder and its parents for their owner only. Does not change an existing folder.</summary>
    public static void CreateFolder(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        if (Path.GetDirectoryName(path) is string parent && parent.Length > 0)
        {
            Directory.CreateDirectory(parent);
        }

        if (s_windows)
        {
            CreateOnWindows(path);
        }
        else if (NativeMkdir(path, (uint)OwnerMode) == 0)
        {
            UnixPath.SetMode(path, OwnerMode);
        }
        else if (!Directory.Exists(path))
        {
            // Throws the exception with the cause: disk full, access denied or read-only.
            Directory.CreateDirectory(path);
        }
    }

    /// <summary>Denies others access to an existing folder of this user.</summary>
    public static void Restrict(string path, PathStatus status)
    {
        if (s_windows)
        {
            WindowsAccess.Restrict(path);
        }
        else if (status.Mode != OwnerMode)
        {
            UnixPath.SetMode(path, OwnerMode);
        }
    }

    /// <summary>Denies others access to a new file, regardless of the umask. On Windows, the file inherits the access of its folder.</summary>
    public static void RestrictFile(string path)
    {
        if (!s_windows)
        {
            UnixPath.SetMode(path, FileMode);
        }
    }

    /// <summary>Makes the names in a folder durable. Windows does so automatically.</summary>
    public static void FlushFolder(string path)
    {
        if (s_windows)
        {
            return;
        }

        int handle = NativeOpen(path, 0);
        if (handle >= 0)
        {
            _ = NativeFsync(handle);
            _ = NativeClose(handle);
        }
    }

    private static void CreateOnWindows(string path)
    {
        IntPtr descriptor = WindowsAccess.CreatePrivate();
        try
        {
            SecurityAttributes attributes = new() { Length = Marshal.SizeOf<SecurityAttributes>(), Descriptor = descriptor };
            if (!CreateDirectoryW(path, ref attributes) && Marshal.GetLastWin32Error() is var error and not ErrorAlreadyExists)
            {
                throw PathInspector.Failure(path, error, error == ErrorAccessDenied);
            }
        }
        finally
        {
            _ = LocalFree(descriptor);
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct SecurityAttributes
    {
        public int Length;
        public IntPtr Descriptor;
        public int Inherit;
    }

#pragma warning disable SYSLIB1054, CA2101 // netstandard2.0 has no generated marshalling; the paths are UTF-8.
    [DllImport("libc", EntryPoint = "mkdir", SetLastError = true)]
    private static extern int NativeMkdir([MarshalAs(UnmanagedType.LPStr)] string path, uint mode);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int NativeOpen([MarshalAs(UnmanagedType.LPStr)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int NativeFsync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int NativeClose(int handle);

    [DllImport("kernel32", CharSet = CharSet.Unicode, SetLastError = true)]
    private static extern bool CreateDirectoryW(string path, ref SecurityAttributes attributes);

    [DllImport("kernel32", SetLastError = true)]
    private static extern IntPtr LocalFree(IntPtr memory);
#pragma warning restore SYSLIB1054, CA2101
}
