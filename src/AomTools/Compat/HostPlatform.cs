using System.Runtime.InteropServices;

namespace AomTools.Compat;

/// <summary>The operating system and the program that this process runs.</summary>
internal static class HostPlatform
{
    public static bool IsLinux { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.Linux);

    public static bool IsWindows { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>The path of the program, such as that of pwsh.</summary>
#if NET8_0_OR_GREATER
    public static string ProcessPath => System.Environment.ProcessPath!;
#else
    public static string ProcessPath => System.Diagnostics.Process.GetCurrentProcess().MainModule.FileName;
#endif
}
