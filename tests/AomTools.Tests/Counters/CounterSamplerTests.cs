using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Compat;
using AomTools.Counters.Linux;
using AomTools.Counters.Sampling;
using Xunit;

namespace AomTools.Tests.Counters;

public sealed class CounterSamplerTests : IDisposable
{
    private readonly ProcTree _tree = new("kernel-5.15");
    private readonly FakeClock _clock = new(TestMetrics.Noon);

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData(@"\cpu(_total)\system.cpu.utilization.idle", 1)]
    [InlineData(@"\CPU(0)\System.Cpu.Utilization", 1)]
    [InlineData(@"\cpu\system.cpu.utilization", 3)]
    [InlineData(@"\\web-01\cpu(?)\*.user", 2)]
    [InlineData(@"\memory\*", 7)]
    [InlineData(@"\memory(*)\system.memory.limit", 1)]
    [InlineData(@"\disk(loop0)\system.disk.io.read/sec", 1)]
    [InlineData(@"\disk(loop*)\system.disk.io.read/sec", 0)]
    [InlineData(@"\filesystem(/srv/my data)\system.filesystem.limit", 1)]
    [InlineData(@"\filesystem(/mnt/nfs)\system.filesystem.limit", 1)]
    [InlineData(@"\filesystem(/mnt/*)\system.filesystem.limit", 0)]
    [InlineData(@"\*(*)\system.*.utilization", 20)]
    public void Paths_select_counters(string path, int count) => Assert.Equal(count, ReadTwice(path).CounterSamples.Length);

    [Fact]
    public void Wildcards_match_virtual_instances_on_request() =>
        Assert.Equal(12, ReadTwice([@"\network(*)\system.network.io.receive/sec"], includeHidden: true).CounterSamples.Length);

    [Fact]
    public void Samples_have_a_full_path_a_unit_and_the_time_of_their_set()
    {
        AomCounterSampleSet set = ReadTwice(@"\disk(sdb)\system.disk.io.read/sec");
        AomCounterSample sample = Assert.Single(set.CounterSamples);
        Assert.Equal((@"\\web-01\disk(sdb)\system.disk.io.read/sec", "sdb", 0.0, "Bytes/s"), (sample.Path, sample.InstanceName, sample.CookedValue, sample.Unit));
        Assert.Equal((set.Timestamp, TestMetrics.Noon.AddSeconds(1).LocalDateTime), (sample.Timestamp, set.Timestamp));
        Assert.Equal(@"\\web-01\disk(sdb)\system.disk.io.read/sec : 0", set.Readings);
    }

    [Fact]
    public void Rates_follow_monotonic_time_and_not_the_clock()
    {
        CounterSampler sampler = Sampler([@"\disk(sdb)\system.disk.operations.read/sec"]);
        sampler.Read();
        _tree.Change("proc/diskstats", "sdb 10 0 80", "sdb 30 0 80");
        _clock.Advance(TimeSpan.FromSeconds(4));
        _clock.Skew = TimeSpan.FromHours(-1);
        Assert.Equal(5, sampler.Read().CounterSamples.Single().CookedValue);
    }

    [Fact]
    public void A_path_is_unmatched_until_an_instance_exists()
    {
        CounterSampler sampler = Sampler([@"\process(a-very-long-process-name)\process.count", @"\load\*"]);
        sampler.Read();
        Assert.Equal([@"\process(a-very-long-process-name)\process.count"], sampler.Unmatched);
        _tree.Write("proc/7/stat", "7 (a-very-long-pro) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 5 100 1 0\n");
        Assert.Equal(@"\\web-01\process(a-very-long-pro)\process.count", sampler.Read().CounterSamples.Last().Path);
        Assert.Empty(sampler.Unmatched);
    }

    [Fact]
    public void The_default_selection_exists()
    {
        AomCounterSampleSet set = ReadTwice([.. DefaultCounters.Paths]);
        Assert.Equal(13 - 1 + 4 - 2 + 12, set.CounterSamples.Length);
        Assert.All(DefaultCounters.Paths, path => Assert.NotNull(CounterPattern.Parse(path)));
    }

    [Fact]
    public void Counter_names_are_unique_and_valid()
    {
        string[] names = [.. LinuxCounterSets.All.SelectMany(set => set.Counters).Select(counter => counter.Name)];
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.Matches(@"^(system|process|container)\.[a-z0-9_.]+(/sec)?$", name));
        Assert.All(LinuxCounterSets.All.SelectMany(set => set.Counters), counter => Assert.Equal(counter.Name.EndsWith("/sec", StringComparison.Ordinal), counter.Unit.EndsWith("/s", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("", "", true)]
    [InlineData("a*c", "abbc", true)]
    [InlineData("a*c", "abcd", false)]
    [InlineData("a?c", "ABC", true)]
    [InlineData("*ab*ab*", "xabyabz", true)]
    [InlineData("*ab*ab*", "xabyaz", false)]
    [InlineData("a", "ab", false)]
    public void Globs_match(string pattern, string text, bool matches) => Assert.Equal(matches, new Glob(pattern).IsMatch(text));

    [Fact]
    public void The_schedule_does_not_drift_and_leaves_out_what_it_missed()
    {
        SampleSchedule schedule = new(TimeSpan.FromSeconds(2), _clock);
        Assert.Equal(TimeSpan.FromSeconds(2), schedule.NextDelay());
        _clock.Advance(TimeSpan.FromSeconds(2.1));
        Assert.Equal(TimeSpan.FromSeconds(1.9), schedule.NextDelay());
        _clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Equal(TimeSpan.FromSeconds(1), schedule.NextDelay());
    }

    private AomCounterSampleSet ReadTwice(params string[] paths) => ReadTwice(paths, includeHidden: false);

    private AomCounterSampleSet ReadTwice(string[] paths, bool includeHidden)
    {
        CounterSampler sampler = Sampler(paths, includeHidden);
        sampler.Read();
        _clock.Advance(TimeSpan.FromSeconds(1));
        _tree.Change("proc/stat", " 500 8000 ", " 600 8000 ");
        _tree.Change("proc/stat", " 250 4000 ", " 300 4000 ");
        return sampler.Read();
    }

    private CounterSampler Sampler(IReadOnlyList<string> paths, bool includeHidden = false) => new(
        _tree.Files, [.. paths.Select(path => CounterPattern.Parse(path)!)], "web-01", includeHidden, _clock, _ => new FileSystemSpace(10, 5, 5, 10, 5));
}
