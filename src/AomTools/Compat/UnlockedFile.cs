using System;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AomTools.Compat;

/// <summary>Opens a file for reading without a lock, so that readers and writers do not block each other.</summary>
internal static class UnlockedFile
{
    /// <summary>Opens a regular file. The caller must check the kind first.</summary>
    /// <exception cref="IOException">The file cannot be read or does not exist.</exception>
    public static FileStream Open(string path)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return OpenOnWindows(path);
        }

        // FileStream with a path takes a shared lock, and fails if a writer has the file open.
        int handle = NativeOpen(path, 0);
        if (handle < 0)
        {
            int error = Marshal.GetLastWin32Error();
            throw PathInspector.Failure(path, error, error is 1 or 13);
        }

        return new FileStream(new SafeFileHandle((IntPtr)handle, ownsHandle: true), FileAccess.Read, 1);
    }

    private static FileStream OpenOnWindows(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        }
        catch (UnauthorizedAccessException error) when (WindowsPath.IsBeingDeleted(path))
        {
            throw new FileNotFoundException(error.Message, path, error);
        }
    }

#pragma warning disable SYSLIB1054, CA2101 // netstandard2.0 has no generated marshalling; the paths are UTF-8.
    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int NativeOpen([MarshalAs(UnmanagedType.LPStr)] string path, int flags);
#pragma warning restore SYSLIB1054, CA2101
}
