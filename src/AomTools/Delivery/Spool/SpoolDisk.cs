using System.IO;
using AomTools.Compat;

namespace AomTools.Delivery.Spool;

/// <summary>How a batch gets to the disk itself, beyond the system's cache; a test puts a recorder in its place.</summary>
internal class SpoolDisk
{
    public static SpoolDisk Real { get; } = new();

    /// <summary>Creates the file that a batch is written to.</summary>
    public virtual FileStream Create(string path) => new(path, FileMode.Create, FileAccess.Write, FileShare.None);

    /// <summary>Makes the names in a folder durable.</summary>
    public virtual void FlushFolder(string path) => PrivateDirectory.FlushFolder(path);
}
