using System;

namespace AomTools.Tests.Hosting;

/// <summary>The conditions under which a test is skipped.</summary>
public static class TestPlatform
{
    /// <summary>Why a test does not delete a spool in use: Windows 10 and Server 2019 do so, earlier versions do not.</summary>
    public const string OpenFolder = "Windows does not delete the folder of an open file.";

    public static bool IsWindows => OperatingSystem.IsWindows();

    /// <summary>The folder on Linux that contains drive C, if this is Wine.</summary>
    public static string? WinePrefix => IsWindows ? Environment.GetEnvironmentVariable("WINEPREFIX") : null;

    public static bool IsWindowsOrPrivileged => OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess;
}
