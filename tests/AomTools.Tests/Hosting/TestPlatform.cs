using System;

namespace AomTools.Tests.Hosting;

/// <summary>The conditions under which a test is skipped. An attribute names them: under Wine, an exception that leaves a test can end the process.</summary>
public static class TestPlatform
{
    public static bool IsWindows => OperatingSystem.IsWindows();

    public static bool IsWindowsOrPrivileged => OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess;
}
