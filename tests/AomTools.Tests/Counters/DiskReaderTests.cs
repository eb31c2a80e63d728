using AomTools.Counters.Linux;
using Xunit;

namespace AomTools.Tests.Counters;

public sealed class DiskReaderTests
{
    private const string Path = "proc/diskstats";

    [Fact]
    public void Hides_partitions_and_devices_without_a_disk()
    {
        using ProcTree tree = new("kernel-5.15");
        ValueRecorder values = new ValueRecorder(new DiskReader(tree.Files)).Read();
        Assert.Equal(["nvme0n1", "sdb", "dm-0", "md127", "xvda1", "mmcblk0", "_total"], values.Instances);
        Assert.Equal(["loop0", "nvme0n1p1", "nvme0n1p2", "zram0", "sr0", "mmcblk0p1"], values.Hidden);
    }

    [Fact]
    public void Has_the_values_of_iostat()
    {
        using ProcTree tree = new();
        ValueRecorder values = new(new DiskReader(tree.Files));
        tree.Write(Path, "8 0 sda 100 10 2000 500 50 5 1000 400 2 1000 900\n");
        values.Read();
        Assert.Equal(2, values["system.disk.pending_operations", "sda"]);
        tree.Write(Path, "8 0 sda 120 14 4000 700 60 9 3000 450 1 1500 1150\n");
        values.Read(2);
        Assert.Equal((512000, 512000), (values["system.disk.io.read/sec", "sda"], values["system.disk.io.write/sec", "sda"]));
        Assert.Equal((10, 5, 2, 2), (
            values["system.disk.operations.read/sec", "sda"], values["system.disk.operations.write/sec", "sda"],
            values["system.disk.merged.read/sec", "sda"], values["system.disk.merged.write/sec", "sda"]));
        Assert.Equal((10, 5), (values["system.disk.operation_time.read", "sda"], values["system.disk.operation_time.write", "sda"]));
        Assert.Equal((25, 0.125, 1), (values["system.disk.utilization", "sda"], values["system.disk.queue_length", "sda"], values["system.disk.pending_operations", "sda"]));
    }

    [Fact]
    public void Counts_each_disk_once_in_the_total()
    {
        using ProcTree tree = new();
        ValueRecorder values = new(new DiskReader(tree.Files));
        tree.Write(Path, "8 0 sda 0 0 0 0 0 0 0 0 0 0 0\n8 1 sda1 0 0 0 0 0 0 0 0 0 0 0\n8 16 sdb 0 0 0 0 0 0 0 0 0 0 0\n253 0 dm-0 0 0 0 0 0 0 0 0 0 0 0\n");
        values.Read();
        tree.Write(Path, "8 0 sda 8 0 2 0 0 0 0 0 1 500 0\n8 1 sda1 8 0 2 0 0 0 0 0 0 0 0\n8 16 sdb 2 0 2 0 0 0 0 0 1 0 0\n253 0 dm-0 10 0 4 0 0 0 0 0 0 0 0\n");
        values.Read(1);
        Assert.Equal((2048, 10, 25, 2), (
            values["system.disk.io.read/sec", "_total"], values["system.disk.operations.read/sec", "_total"],
            values["system.disk.utilization", "_total"], values["system.disk.pending_operations", "_total"]));
    }

    [Fact]
    public void Starts_anew_after_a_restart_or_a_pause_and_goes_on_after_a_wrap()
    {
        using ProcTree tree = new();
        ValueRecorder values = new(new DiskReader(tree.Files));
        tree.Write(Path, "8 0 sda 1000 0 0 4294967290 0 0 0 0 0 4294967000 0\n8 16 sdb 1000 0 0 0 0 0 0 0 0 0 0\n");
        values.Read();
        tree.Write(Path, "8 0 sda 1010 0 0 4 0 0 0 0 0 204 0\n8 16 sdb 5 0 0 0 0 0 0 0 0 0 0\n");
        values.Read(1);
        Assert.Equal((1, 50), (values["system.disk.operation_time.read", "sda"], values["system.disk.utilization", "sda"]));
        Assert.Equal(double.NaN, values["system.disk.operations.read/sec", "sdb"]);
        tree.Write(Path, "8 0 sda 1010 0 0 4 0 0 0 0 0 204 0\n");
        values.Read(1);
        tree.Write(Path, "8 0 sda 1010 0 0 4 0 0 0 0 0 204 0\n8 16 sdb 900000 0 0 0 0 0 0 0 0 0 0\n");
        Assert.Equal(double.NaN, values.Read(1)["system.disk.operations.read/sec", "sdb"]);
    }
}
