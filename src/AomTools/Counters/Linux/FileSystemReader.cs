using System;
using System.IO;
using AomTools.Compat;

namespace AomTools.Counters.Linux;

/// <summary>Reads the space and the inodes of mounted file systems. The default is local disks, because others may not respond or are not disks.</summary>
internal sealed class FileSystemReader(ProcFiles files, Func<string, FileSystemSpace?> readSpace) : SetReader(Definition)
{
    private readonly MountTable _table = new(point => files.HasFolder(point.TrimStart('/')) || point == "/");

    public static HostCounterSet Definition { get; } = new(
        "filesystem", "LINUX.Filesystem", Strings.CounterSetFileSystem, hasInstances: true,
        new HostCounter("system.filesystem.utilization", "Percent", Strings.CounterFileSystemUtilization),
        new HostCounter("system.filesystem.limit", "Bytes", Strings.CounterFileSystemLimit, isCount: true),
        new HostCounter("system.filesystem.usage.used", "Bytes", Strings.CounterFileSystemUsed, isCount: true),
        new HostCounter("system.filesystem.usage.free", "Bytes", Strings.CounterFileSystemFree, isCount: true),
        new HostCounter("system.filesystem.usage.reserved", "Bytes", Strings.CounterFileSystemReserved, isCount: true),
        new HostCounter("system.filesystem.inodes.utilization", "Percent", Strings.CounterInodesUtilization),
        new HostCounter("system.filesystem.inodes.usage.used", "Count", Strings.CounterInodesUsed, isCount: true),
        new HostCounter("system.filesystem.inodes.usage.free", "Count", Strings.CounterInodesFree, isCount: true));

    public override void Read(double elapsedSec, IInstanceHandler handler)
    {
        foreach (Mount mount in _table.Read(files.ReadOfProcess("mounts")))
        {
            // Read only selected file systems: an automounter would mount others, and an unavailable server would not respond.
            if (handler.Wants(mount.Point, mount.IsHidden) && readSpace(HostPath(mount.Point)) is FileSystemSpace space && space.Total > 0)
            {
                Report(mount, space, handler);
            }
        }
    }

    private string HostPath(string point) => files.IsOwn ? point : Path.Combine(files.Root, point.TrimStart('/'));

    // As in df: the space reserved for root is neither used nor free.
    private static void Report(Mount mount, in FileSystemSpace space, IInstanceHandler handler)
    {
        double used = MemoryTable.Minus(space.Total, space.Free);
        double inodes = MemoryTable.Minus(space.Inodes, space.FreeInodes);
        bool hasInodes = space.Inodes > 0;
        Span<double> values =
        [
            used + space.Available > 0 ? used * 100 / (used + space.Available) : double.NaN,
            space.Total,
            used,
            space.Available,
            MemoryTable.Minus(space.Free, space.Available),
            hasInodes ? inodes * 100 / space.Inodes : double.NaN,
            hasInodes ? inodes : double.NaN,
            hasInodes ? space.FreeInodes : double.NaN,
        ];
        handler.Handle(mount.Point, mount.IsHidden, values);
    }
}
