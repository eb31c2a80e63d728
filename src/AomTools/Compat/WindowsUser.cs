using System;
using System.Runtime.InteropServices;

namespace AomTools.Compat;

/// <summary>The security identifier (SID) of the account that this process runs as, on Windows.</summary>
internal static class WindowsUser
{
    private const uint Query = 8; // TOKEN_QUERY
    private const int User = 1; // TokenUser
    private const int Elevation = 20; // TokenElevation

    private static string? s_sid;

    /// <summary>The SID as text; null if the system does not return it.</summary>
    public static string? Sid => s_sid ??= Read(User, static buffer => GetText(Marshal.ReadIntPtr(buffer))); // Starts with a pointer to the SID.

    /// <summary>True if this process has the rights of an administrator.</summary>
    public static bool IsElevated => Read(Elevation, static buffer => Marshal.ReadInt32(buffer)) != 0;

    /// <summary>Returns a SID as text.</summary>
    public static string? GetText(IntPtr sid)
    {
        if (sid == IntPtr.Zero || !ConvertSidToStringSidW(sid, out IntPtr text))
        {
            return null;
        }

        string? copy = Marshal.PtrToStringUni(text);
        _ = LocalFree(text);
        return copy;
    }

    private static T? Read<T>(int kind, Func<IntPtr, T> convert)
    {
        if (!OpenProcessToken(GetCurrentProcess(), Query, out IntPtr token))
        {
            return default;
        }

        IntPtr buffer = Marshal.AllocHGlobal(256);
        try
        {
            return GetTokenInformation(token, kind, buffer, 256, out _) ? convert(buffer) : default;
        }
        finally
        {
            Marshal.FreeHGlobal(buffer);
            _ = CloseHandle(token);
        }
    }

#pragma warning disable SYSLIB1054 // netstandard2.0 has no generated marshalling.
    [DllImport("kernel32")]
    private static extern IntPtr GetCurrentProcess();

    [DllImport("advapi32", SetLastError = true)]
    private static extern bool OpenProcessToken(IntPtr process, uint access, out IntPtr token);

    [DllImport("advapi32", SetLastError = true)]
    private static extern bool GetTokenInformation(IntPtr token, int kind, IntPtr buffer, int size, out int needed);

    [DllImport("advapi32", CharSet = CharSet.Unicode, SetLastError = true)]
    private static extern bool ConvertSidToStringSidW(IntPtr sid, out IntPtr text);

    [DllImport("kernel32")]
    private static extern bool CloseHandle(IntPtr handle);

    [DllImport("kernel32")]
    private static extern IntPtr LocalFree(IntPtr memory);
#pragma warning restore SYSLIB1054
}
