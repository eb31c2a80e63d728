using System;
using System.ComponentModel;
using System.IO;
using System.Runtime.InteropServices;

namespace AomTools.Compat;

/// <summary>Reads the status of a path without opening it, so that a pipe cannot block and a link is not followed.</summary>
internal static class PathInspector
{
    private const int Win32Result = unchecked((int)0x80070000); // HRESULT_FROM_WIN32

    private static readonly bool s_windows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>Returns the status of a path. Follows a link at the end of the path only on request.</summary>
    /// <exception cref="UnauthorizedAccessException">A parent folder cannot be searched.</exception>
    /// <exception cref="IOException">The file system fails.</exception>
    public static PathStatus Read(string path, bool follow = false) => s_windows ? WindowsPath.Read(path, follow) : UnixPath.Read(path, follow);

    /// <summary>True if a file is deleted but still open. Windows keeps its name until then, and denies access to it.</summary>
    public static bool IsBeingDeleted(string path) => s_windows && WindowsPath.IsBeingDeleted(path);

    /// <summary>Converts a failed system call to the exception that .NET would throw.</summary>
    internal static Exception Failure(string path, int error, bool isDenied)
    {
        string message = new Win32Exception(error).Message + ": '" + path + "'";
        return isDenied ? new UnauthorizedAccessException(message) : new IOException(message, s_windows ? Win32Result | error : error);
    }
}
