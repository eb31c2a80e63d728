using AomTools.Counters.Linux;
using Xunit;

namespace AomTools.Tests.Counters;

/// <summary>Readers of /proc against recorded trees of several kernels.</summary>
public sealed class LinuxReaderTests
{
    [Fact]
    public void Processors_share_the_time_between_two_readings()
    {
        using ProcTree tree = new("kernel-5.15");
        ValueRecorder values = new ValueRecorder(new CpuReader(tree.Files)).Read();
        Assert.Equal(double.NaN, values["system.cpu.utilization", "_total"]);
        tree.Change("proc/stat", "cpu  1000 10 500 8000 200 0 30 60 5 0", "cpu  1030 10 510 8050 208 0 31 61 7 0");
        values.Read(1);
        Assert.Equal(["_total", "0", "1"], values.Instances);
        Assert.Equal(42, values["system.cpu.utilization", "_total"], 9);
        Assert.Equal(30, values["system.cpu.utilization.user", "_total"], 9);
        Assert.Equal(8, values["system.cpu.utilization.iowait", "_total"], 9);
        Assert.Equal(50, values["system.cpu.utilization.idle", "_total"], 9);
        Assert.Equal(double.NaN, values["system.cpu.utilization", "0"]);
    }

    [Fact]
    public void A_processor_that_comes_back_starts_anew_and_iowait_may_decrease()
    {
        using ProcTree tree = new();
        ValueRecorder values = new(new CpuReader(tree.Files));
        tree.Write("proc/stat", "cpu0 100 0 0 100 50 0 0 0\ncpu1 100 0 0 100 0 0 0 0\n");
        values.Read();
        tree.Write("proc/stat", "cpu0 110 0 0 110 49 0 0 0\n");
        Assert.Equal(50, values.Read(1)["system.cpu.utilization", "0"]);
        tree.Write("proc/stat", "cpu0 120 0 0 110 49 0 0 0\ncpu1 5 0 0 5 0 0 0 0\n");
        values.Read(1);
        Assert.Equal(100, values["system.cpu.utilization", "0"]);
        Assert.Equal(double.NaN, values["system.cpu.utilization", "1"]);
    }

    [Theory]
    [InlineData("kernel-5.15", 37.5, 6000000, 10000000, 7700000)]
    [InlineData("kernel-2.6.32", 60.78431372549, 620000, 400000, 250000)]
    public void Memory_is_that_of_free(string kernel, double utilization, double usedKB, double availableKB, double cachedKB)
    {
        using ProcTree tree = new(kernel);
        ValueRecorder values = new ValueRecorder(new MemoryReader(tree.Files)).Read();
        Assert.Equal(utilization, values["system.memory.utilization"], 9);
        Assert.Equal(
            (usedKB * 1024, availableKB * 1024, cachedKB * 1024),
            (values["system.memory.usage.used"], values["system.linux.memory.available"], values["system.memory.usage.cached"]));
    }

    [Fact]
    public void Paging_has_no_use_without_swap_space()
    {
        using ProcTree tree = new("kernel-5.15");
        Assert.Equal(0, new ValueRecorder(new PagingReader(tree.Files)).Read()["system.paging.utilization"]);
    }

    [Fact]
    public void Paging_has_rates()
    {
        using ProcTree tree = new("kernel-2.6.32");
        ValueRecorder values = new ValueRecorder(new PagingReader(tree.Files)).Read();
        Assert.Equal(1048574.0 / 2097148 * 100, values["system.paging.utilization"], 9);
        tree.Write("proc/vmstat", "pswpin 1010\npswpout 2000\npgfault 500100\npgmajfault 3020\n");
        values.Read(2);
        Assert.Equal((10, 40, 5, 0), (values["system.paging.faults.major/sec"], values["system.paging.faults.minor/sec"], values["system.paging.operations.in/sec"], values["system.paging.operations.out/sec"]));
    }

    [Theory]
    [InlineData("kernel-2.6.32", 350735.47, 1, 1, 2, 80)]
    [InlineData("kernel-5.15", 100.50, 2, 3, 1, 900)]
    public void System_has_uptime_and_counts(string kernel, double uptime, double processors, double running, double blocked, double threads)
    {
        using ProcTree tree = new(kernel);
        ValueRecorder values = new ValueRecorder(new SystemReader(tree.Files)).Read();
        Assert.Equal(
            (uptime, processors, running, blocked, threads),
            (values["system.uptime"], values["system.cpu.logical.count"], values["system.process.count.running"], values["system.process.count.blocked"], values["system.thread.count"]));
        tree.Change("proc/stat", "ctxt ", "ctxt 1");
        Assert.True(values.Read(1)["system.context_switches/sec"] > 0);
    }

    [Fact]
    public void Load_has_three_averages()
    {
        using ProcTree tree = new("kernel-5.15");
        ValueRecorder values = new ValueRecorder(new LoadReader(tree.Files)).Read();
        Assert.Equal((1.5, 2.25, 3), (values["system.cpu.load_average.1m"], values["system.cpu.load_average.5m"], values["system.cpu.load_average.15m"]));
    }

    [Fact]
    public void Interfaces_inside_the_machine_are_hidden()
    {
        using ProcTree tree = new("kernel-5.15");
        ValueRecorder values = new ValueRecorder(new NetworkReader(tree.Files)).Read();
        Assert.Equal(["enp1s0", "wlp2s0", "bond0", "eth0.100", "wg0", "tun0"], values.Instances);
        Assert.Equal(["lo", "veth12ab", "docker0", "br-0a1b2c", "virbr0", "ifb0"], values.Hidden);
    }

    [Fact]
    public void Interfaces_have_rates_across_a_wrap_at_32_bits()
    {
        using ProcTree tree = new("kernel-2.6.32");
        ValueRecorder values = new ValueRecorder(new NetworkReader(tree.Files)).Read();
        tree.Change("proc/self/net/dev", "eth0:4294967000 1000    1    2", "eth0:     704 1010    3    2");
        tree.Change("proc/self/net/dev", "500000     600    3    4", "600000     620    3    8");
        values.Read(2);
        Assert.Equal(
            (500, 50000, 5, 10, 1, 0, 0, 2),
            (values["system.network.io.receive/sec", "eth0"], values["system.network.io.transmit/sec", "eth0"],
                values["system.network.packet.count.receive/sec", "eth0"], values["system.network.packet.count.transmit/sec", "eth0"],
                values["system.network.errors.receive/sec", "eth0"], values["system.network.errors.transmit/sec", "eth0"],
                values["system.network.packet.dropped.receive/sec", "eth0"], values["system.network.packet.dropped.transmit/sec", "eth0"]));
    }

    [Fact]
    public void Pressure_is_the_share_of_the_time()
    {
        using ProcTree tree = new("kernel-5.15");
        ValueRecorder values = new ValueRecorder(new PressureReader(tree.Files)).Read();
        tree.Change("proc/pressure/cpu", "total=1000000", "total=1500000");
        values.Read(2);
        Assert.Equal(["cpu", "memory", "io"], values.Instances);
        Assert.Equal(25, values["system.linux.pressure.some", "cpu"], 9);
        Assert.Equal(double.NaN, values["system.linux.pressure.full", "cpu"]);
        Assert.Equal(0, values["system.linux.pressure.full", "memory"]);
    }

    [Fact]
    public void Kernels_without_pressure_have_no_instances()
    {
        using ProcTree tree = new("kernel-2.6.32");
        Assert.Empty(new ValueRecorder(new PressureReader(tree.Files)).Read(1).Instances);
    }

    [Theory]
    [InlineData("container-v2", 1.5, 150)]
    [InlineData("container-v1", 0.5, 50)]
    public void Containers_have_limits(string container, double processors, double utilizationPerLimit)
    {
        using ProcTree tree = new(container);
        ValueRecorder values = new ValueRecorder(new ContainerReader(tree.Files)).Read();
        Assert.Equal(
            (processors, 262144000, 524288000, 50, 17),
            (values["container.cpu.limit"], values["container.memory.usage"], values["container.memory.limit"], values["container.memory.utilization"], values["container.process.count"]));
        bool unified = container == "container-v2";
        tree.Change(unified ? "sys/fs/cgroup/cpu.stat" : "sys/fs/cgroup/cpu,cpuacct/cpuacct.usage", unified ? "usage_usec 8000000" : "8000000000", unified ? "usage_usec 8750000" : "8750000000");
        values.Read(1);
        Assert.Equal(75, values["container.cpu.usage"], 9);
        Assert.Equal(75 / utilizationPerLimit * 100, values["container.cpu.utilization"], 9);
        Assert.Equal(0, values["container.cpu.throttled"]);
    }

    [Fact]
    public void A_group_without_limits_has_no_utilization()
    {
        using ProcTree tree = new("kernel-6.18");
        ValueRecorder values = new ValueRecorder(new ContainerReader(tree.Files)).Read();
        Assert.Equal(629145600, values["container.memory.usage"]);
        Assert.Equal((double.NaN, double.NaN), (values["container.memory.limit"], values["container.cpu.limit"]));
    }

    [Fact]
    public void A_recorded_system_has_every_set()
    {
        using ProcTree tree = new("kernel-6.18");
        foreach (AomTools.Counters.HostCounterSet set in LinuxCounterSets.All)
        {
            Assert.NotEmpty(new ValueRecorder(LinuxCounterSets.CreateReader(set, tree.Files, AomTools.Compat.FileSystemSpace.Read)).Read(1).Instances);
        }
    }

    [Fact]
    public void An_empty_tree_has_none()
    {
        using ProcTree tree = new();
        foreach (AomTools.Counters.HostCounterSet set in LinuxCounterSets.All)
        {
            ValueRecorder values = new ValueRecorder(LinuxCounterSets.CreateReader(set, tree.Files, _ => null)).Read(1);
            Assert.All(values.Instances, instance => Assert.All(set.Counters, counter => Assert.True(double.IsNaN(values[counter.Name, instance]), counter.Name)));
        }
    }
}
