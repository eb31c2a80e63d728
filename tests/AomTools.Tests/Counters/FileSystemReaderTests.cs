using AomTools.Compat;
using AomTools.Counters.Linux;
using Xunit;

namespace AomTools.Tests.Counters;

public sealed class FileSystemReaderTests
{
    private static readonly FileSystemSpace s_space = new(total: 1000, free: 300, available: 250, inodes: 100, freeInodes: 90);

    [Fact]
    public void Shows_each_local_disk_once()
    {
        using ProcTree tree = new("kernel-5.15");
        ValueRecorder values = new ValueRecorder(new FileSystemReader(tree.Files, _ => s_space)).Read();
        Assert.Equal(["/", "/boot", "/srv/my data", "/tank"], values.Instances);
        Assert.Contains("/home", values.Hidden);
        Assert.Contains("/mnt/nfs", values.Hidden);
        Assert.Contains("/mnt/old", values.Hidden);
    }

    [Fact]
    public void In_a_container_shows_the_root_and_volumes_but_no_files()
    {
        using ProcTree tree = new("container-v2");
        ValueRecorder values = new ValueRecorder(new FileSystemReader(tree.Files, _ => s_space)).Read();
        Assert.Equal(["/", "/data"], values.Instances);
    }

    [Fact]
    public void Has_the_values_of_df()
    {
        using ProcTree tree = new("kernel-2.6.32");
        ValueRecorder values = new ValueRecorder(new FileSystemReader(tree.Files, _ => s_space)).Read();
        Assert.Equal(["/"], values.Instances);
        Assert.Equal(700.0 / 950 * 100, values["system.filesystem.utilization", "/"], 9);
        Assert.Equal(
            (1000, 700, 250, 50),
            (values["system.filesystem.limit", "/"], values["system.filesystem.usage.used", "/"], values["system.filesystem.usage.free", "/"], values["system.filesystem.usage.reserved", "/"]));
        Assert.Equal((10, 10, 90), (values["system.filesystem.inodes.utilization", "/"], values["system.filesystem.inodes.usage.used", "/"], values["system.filesystem.inodes.usage.free", "/"]));
    }

    [Fact]
    public void Without_inodes_has_no_values_of_them()
    {
        using ProcTree tree = new("kernel-2.6.32");
        ValueRecorder values = new ValueRecorder(new FileSystemReader(tree.Files, _ => new FileSystemSpace(10, 5, 5, 0, 0))).Read();
        Assert.Equal((50, double.NaN), (values["system.filesystem.utilization", "/"], values["system.filesystem.inodes.utilization", "/"]));
    }

    [Fact]
    public void Leaves_out_what_cannot_be_read_and_notices_a_new_mount()
    {
        using ProcTree tree = new("container-v2");
        ValueRecorder values = new(new FileSystemReader(tree.Files, point => point.EndsWith("data", System.StringComparison.Ordinal) ? null : s_space));
        Assert.Equal(["/"], values.Read().Instances);
        tree.Write("more/x", string.Empty);
        tree.Change("proc/self/mounts", "proc /proc", "/dev/vdb /more xfs rw 0 0\nproc /proc");
        Assert.Equal(["/", "/more"], values.Read().Instances);
    }
}
