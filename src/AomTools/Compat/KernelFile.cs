using System;
using System.IO;
using System.Runtime.InteropServices;

namespace AomTools.Compat;

/// <summary>Reads small files of unknown size, such as those of /proc. Does not allocate, and does not throw if a file is missing or protected.</summary>
internal static class KernelFile
{
    private const int CloseOnExec = 0x80000; // O_CLOEXEC

    private static readonly bool s_isLinux = RuntimeInformation.IsOSPlatform(OSPlatform.Linux);

    /// <summary>Fills the buffer and enlarges it as needed. Returns the number of bytes, or -1 if the file cannot be read.</summary>
    public static int Read(string path, ref byte[] buffer) => s_isLinux ? ReadNative(path, ref buffer) : ReadStream(path, ref buffer);

    private static int ReadNative(string path, ref byte[] buffer)
    {
        int file = NativeOpen(path, CloseOnExec);
        if (file < 0)
        {
            return -1;
        }

        try
        {
            int count = 0;
            while (true)
            {
                int read = (int)NativeRead(file, ref buffer[count], (IntPtr)(buffer.Length - count));
                if (read <= 0)
                {
                    return read == 0 || count > 0 ? count : -1;
                }

                count += read;
                Grow(ref buffer, count);
            }
        }
        finally
        {
            _ = NativeClose(file);
        }
    }

    private static int ReadStream(string path, ref byte[] buffer)
    {
        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
            int count = 0;
            int read;
            while ((read = stream.Read(buffer, count, buffer.Length - count)) > 0)
            {
                count += read;
                Grow(ref buffer, count);
            }

            return count;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return -1;
        }
    }

    private static void Grow(ref byte[] buffer, int count)
    {
        if (count == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }
    }

#pragma warning disable SYSLIB1054, CA2101 // netstandard2.0 has no generated marshalling; the paths are UTF-8.
    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int NativeOpen([MarshalAs(UnmanagedType.LPStr)] string path, int flags);

    [DllImport("libc", EntryPoint = "read", SetLastError = true)]
    private static extern IntPtr NativeRead(int file, ref byte buffer, IntPtr count);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int NativeClose(int file);
#pragma warning restore SYSLIB1054, CA2101
}
