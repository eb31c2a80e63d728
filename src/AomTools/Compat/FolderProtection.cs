using System;
using System.Globalization;
using System.Runtime.InteropServices;

namespace AomTools.Compat;

/// <summary>Checks which users can write to a folder.</summary>
internal static class FolderProtection
{
    private const int WritableByGroup = 0x10; // 0020
    private const int WritableByAll = 0x2; // 0002

    /// <summary>Returns the risk, and the permissions or the owner that cause it.</summary>
    public static FolderRisk Check(string path, PathStatus status, out string cause)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            return WindowsAccess.Check(path, out cause);
        }

        cause = string.Empty;
        if (status.Owner is uint owner && owner != UnixPath.UserId)
        {
            cause = owner.ToString(CultureInfo.InvariantCulture);
            return FolderRisk.ForeignOwner;
        }

        if ((status.Mode & (WritableByGroup | WritableByAll)) == 0)
        {
            return FolderRisk.None;
        }

        cause = Convert.ToString(status.Mode, 8);
        return FolderRisk.WritableByOthers;
    }
}
