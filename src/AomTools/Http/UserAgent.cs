using System;
using System.Runtime.InteropServices;

namespace AomTools.Http;

/// <summary>
/// The text that identifies the module, shell and operating system to servers and proxies, such as <c>AomTools/1.0.0 PowerShell/7.4.6 (Linux; Core)</c>.
/// </summary>
internal static class UserAgent
{
    public static string Create(string? moduleVersion, string? shellVersion, string? edition) =>
        $"AomTools/{Token(moduleVersion)} PowerShell/{Token(shellVersion)} ({OperatingSystem}; {Token(edition)})";

    private static string OperatingSystem =>
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "Windows"
        : RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? "Linux"
        : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "macOS"
        : "Other";

    // Letters, digits and the punctuation of versions. Anything else could end this part of the header.
    private static string Token(string? text) => string.IsNullOrWhiteSpace(text)
        ? "unknown"
        : new string(Array.ConvertAll(text!.ToCharArray(), static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' or '+' ? c : '_'));
}
