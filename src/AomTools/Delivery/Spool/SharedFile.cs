using System.IO;
using System.Runtime.InteropServices;

namespace AomTools.Delivery.Spool;

/// <summary>Reads a spool's file without standing in the way of the process that settles it; one that is being written gives an <see cref="IOException"/>.</summary>
internal static class SharedFile
{
    // Windows lets nobody delete or replace an open file unless its reader allows it. Elsewhere that is always allowed, and sharing all would
    // pass over the lock of a writer.
    private static readonly FileShare s_share = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? FileShare.ReadWrite | FileShare.Delete : FileShare.Read;

    public static byte[] Read(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, s_share);
        using MemoryStream content = new();
        file.CopyTo(content);
        return content.ToArray();
    }
}
