using System.Runtime.InteropServices;

namespace AomTools.Compat;

/// <summary>The operating system that this process runs on.</summary>
internal static class HostPlatform
{
    public static bool IsLinux { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.Linux);

    public static bool IsWindows { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);
}
