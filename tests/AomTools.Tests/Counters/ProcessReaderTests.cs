using System.Globalization;
using AomTools.Counters.Linux;
using Xunit;

namespace AomTools.Tests.Counters;

public sealed class ProcessReaderTests
{
    [Fact]
    public void Adds_up_processes_by_name()
    {
        using ProcTree tree = new();
        ValueRecorder values = new(new ProcessReader(tree.Files, 4096));
        Write(tree, 10, "nginx", ticks: 100);
        Write(tree, 11, "nginx", ticks: 200);
        Write(tree, 12, "a (b) c", ticks: 0);
        values.Read();
        Assert.Equal(["nginx", "a (b) c"], values.Instances.Count == 2 && values.Instances[0] == "nginx" ? values.Instances : [values.Instances[1], values.Instances[0]]);
        Assert.Equal((2, double.NaN, 2 * 25 * 4096, 2000000, 8), (
            values["process.count", "nginx"], values["process.cpu.utilization", "nginx"], values["process.memory.usage", "nginx"],
            values["process.memory.virtual", "nginx"], values["process.thread.count", "nginx"]));
        Write(tree, 10, "nginx", ticks: 150);
        Write(tree, 11, "nginx", ticks: 250);
        Assert.Equal(50, values.Read(2)["process.cpu.utilization", "nginx"]);
    }

    [Fact]
    public void A_new_process_and_one_that_reuses_an_ID_add_nothing_at_first()
    {
        using ProcTree tree = new();
        ValueRecorder values = new(new ProcessReader(tree.Files, 4096));
        Write(tree, 10, "job", ticks: 5000);
        values.Read();
        Write(tree, 10, "job", ticks: 100, start: 9);
        Write(tree, 11, "job", ticks: 700);
        Assert.Equal((2, 0), (values.Read(1)["process.count", "job"], values["process.cpu.utilization", "job"]));
        tree.Remove("proc/10");
        tree.Remove("proc/11");
        Assert.Empty(values.Read(1).Instances);
    }

    [Fact]
    public void Counts_handles_and_bytes_where_they_are_readable()
    {
        using ProcTree tree = new();
        ValueRecorder values = new(new ProcessReader(tree.Files, 4096));
        Write(tree, 10, "own", ticks: 0);
        tree.Write("proc/10/fd/0", string.Empty);
        tree.Write("proc/10/fd/1", string.Empty);
        tree.Write("proc/10/io", "rchar: 9\nwchar: 9\nread_bytes: 1000\nwrite_bytes: 2000\ncancelled_write_bytes: 0\n");
        Write(tree, 11, "other", ticks: 0);
        values.Read();
        tree.Write("proc/10/io", "rchar: 9\nwchar: 9\nread_bytes: 3000\nwrite_bytes: 2500\ncancelled_write_bytes: 0\n");
        values.Read(2);
        Assert.Equal((2, 1000, 250), (values["process.unix.file_descriptor.count", "own"], values["process.disk.io.read/sec", "own"], values["process.disk.io.write/sec", "own"]));
        Assert.Equal((double.NaN, double.NaN), (values["process.unix.file_descriptor.count", "other"], values["process.disk.io.read/sec", "other"]));
    }

    [Fact]
    public void Leaves_out_processes_that_hidepid_protects()
    {
        using ProcTree tree = new();
        Write(tree, 10, "own", ticks: 0);
        tree.Write("proc/11/cmdline", string.Empty);
        tree.Write("proc/12/stat", "12 (cut");
        tree.Write("proc/sys/x", string.Empty);
        Assert.Equal(["own"], new ValueRecorder(new ProcessReader(tree.Files, 4096)).Read().Instances);
    }

    private static void Write(ProcTree tree, int id, string name, int ticks, int start = 1) => tree.Write(
        "proc/" + id.ToString(CultureInfo.InvariantCulture) + "/stat",
        string.Create(CultureInfo.InvariantCulture, $"{id} ({name}) S 1 1 1 0 -1 4194304 900 0 1 0 {ticks / 2} {ticks - (ticks / 2)} 7 7 20 0 4 0 {start} 1000000 25 18446744073709551615 1 1 0\n"));
}
