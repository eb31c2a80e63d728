using System;
using System.IO;
using System.Runtime.InteropServices;

namespace AomTools.Delivery.Spool;

/// <summary>Determines the cause of a disk error.</summary>
internal static class DiskError
{
    private static readonly bool s_isWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>True for a disk error.</summary>
    public static bool IsOfDisk(Exception error) => error is IOException or UnauthorizedAccessException;

    /// <summary>True if the file or its folder does not exist.</summary>
    public static bool IsMissing(Exception error) => error is FileNotFoundException or DirectoryNotFoundException;

    /// <summary>Converts an error to one that names its cause.</summary>
    public static SpoolException From(Exception error, string path)
    {
        if (error is SpoolException known)
        {
            return known;
        }

        SpoolProblem problem = Classify(error);
        string message = problem switch
        {
            SpoolProblem.Full => MessageText.Format(Strings.SpoolDiskFull, path),
            SpoolProblem.ReadOnly => MessageText.Format(Strings.SpoolReadOnly, path),
            SpoolProblem.PermissionDenied => MessageText.Format(Strings.SpoolPermissionDenied, path),
            SpoolProblem.InUse => MessageText.Format(Strings.SpoolInUse, path),
            _ => error.Message,
        };
        return new SpoolException(problem, message, cause: error);
    }

    public static SpoolProblem Classify(Exception error) => error switch
    {
        SpoolException known => known.Problem,
        UnauthorizedAccessException => SpoolProblem.PermissionDenied,
        _ => s_isWindows ? FromWindows(error.HResult) : FromUnix(error.HResult),
    };

    // winerror.h: write protected; handle full, disk full, quota; sharing and lock violation; access denied.
    private static SpoolProblem FromWindows(int result) => (result & 0xFFFF) switch
    {
        _ when (result >> 16) != unchecked((short)0x8007) => SpoolProblem.Other,
        19 => SpoolProblem.ReadOnly,
        39 or 112 or 1295 => SpoolProblem.Full,
        32 or 33 => SpoolProblem.InUse,
        5 => SpoolProblem.PermissionDenied,
        _ => SpoolProblem.Other,
    };

    // errno.h of Linux and macOS: EROFS; ENOSPC, EDQUOT; EWOULDBLOCK.
    private static SpoolProblem FromUnix(int result) => result switch
    {
        30 => SpoolProblem.ReadOnly,
        28 or 122 or 69 => SpoolProblem.Full,
        11 or 35 => SpoolProblem.InUse,
        1 or 13 => SpoolProblem.PermissionDenied,
        _ => SpoolProblem.Other,
    };
}
