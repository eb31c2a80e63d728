using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AomTools.Compat;
using AomTools.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

/// <summary>Lines of several metrics are written with one call, with the same result as one call per metric.</summary>
public sealed class SpoolArrayTests : SpoolTargetTestBase
{
    private readonly DeliveryRecorder _recorder = new();

    public static TheoryData<int> Sizes => new(0, 200, 400, 1000, 5000, 20_000, 33_000, 40_000, 66_000, 120_000, 1_000_000);

    [Fact]
    public void Append_writes_the_lines_of_an_array_with_one_call()
    {
        FaultyDisk disk = new();
        using SpoolEntryFile entry = Fixture.Open(disk: disk).CreateEntry();
        int before = disk.Writes;
        Assert.Equal(100, entry.Append(Metrics(100)));
        Assert.Equal(1, disk.Writes - before);
        Assert.Equal(entry.Metrics.Count, File.ReadAllLines(UnlockedCopy(entry)).Length - 1);
    }

    // The memory for lines has a limit.
    [Fact]
    public void Append_writes_a_large_array_with_few_calls()
    {
        FaultyDisk disk = new();
        using SpoolEntryFile entry = Fixture.Open(disk: disk).CreateEntry();
        int before = disk.Writes;
        ArraySegment<AomMetric> metrics = Metrics(1000);
        int calls = 0;
        for (int written = 0; written < metrics.Count; calls++)
        {
            written += entry.Append(metrics.From(written));
        }

        Assert.InRange(calls, 3, 10);
        Assert.Equal(calls, disk.Writes - before);
        Assert.Equal(metrics, entry.Metrics);
    }

    [Fact]
    public void Append_of_an_array_finds_the_offsets_of_single_lines()
    {
        ArraySegment<AomMetric> metrics = Metrics(300);
        using SpoolEntryFile single = Fixture.Open(project: "project-1").CreateEntry();
        using SpoolEntryFile several = Fixture.Open(project: "project-2").CreateEntry();
        Array.ForEach(metrics.ToArray(), single.Append);
        several.Append(metrics.First(1));
        for (int written = 1; written < metrics.Count;)
        {
            written += several.Append(metrics.From(written));
        }

        Assert.Equal(single.Offsets, several.Offsets);
        byte[] content = File.ReadAllBytes(UnlockedCopy(several));
        Assert.All(several.Offsets, offset => Assert.Equal(((byte)'\n', SpoolLineStatus.Pending), (content[offset - 1], content[offset])));
    }

    [Fact]
    public void Settle_marks_some_lines_of_an_array()
    {
        SpoolTarget target = Fixture.Open();
        ArraySegment<AomMetric> metrics = Metrics(50);
        using (SpoolEntryFile entry = target.CreateEntry())
        {
            entry.Append(metrics.First(20));
            entry.Append(metrics.ElementAt(20));
            entry.Append(metrics.From(21));
            entry.Settle([.. metrics.Where((_, i) => i % 3 == 0)], []);
        }

        Assert.Equal(metrics.Where((_, i) => i % 3 == 0).Select(metric => metric.Name), Fixture.ReadNames(target));
        Assert.Empty(Fixture.Warnings);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Append_at_the_maximum_size_writes_as_many_lines_as_one_by_one(int size)
    {
        string[] single = Write(Fixture.Open(size, "project-1"), 1);
        Assert.Equal(single, Write(Fixture.Open(size, "project-2"), 256));
        Assert.Equal(single, Write(Fixture.Open(size, "project-3"), 1000));
        Assert.Equal(size == 1_000_000 ? 0 : 3, _recorder.Warnings.Count);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Append_to_a_disk_that_gets_full_writes_as_many_lines_as_one_by_one(int size)
    {
        string[] single = Write(Fixture.Open(project: "project-1", disk: new FaultyDisk { FreeBytes = size }), 1);
        Assert.Equal(single, Write(Fixture.Open(project: "project-2", disk: new FaultyDisk { FreeBytes = size }), 256));
        Assert.Equal(single, Write(Fixture.Open(project: "project-3", disk: new FaultyDisk { FreeBytes = size }), 1000));
        Assert.Equal(size == 1_000_000 ? 0 : 3, _recorder.Warnings.Count);
        Assert.All(_recorder.Warnings, warning => Assert.Contains("is full", warning, StringComparison.Ordinal));
    }

    // The rest of an incomplete line cannot be removed, so nothing may follow it.
    [Fact]
    public void Append_to_a_full_disk_that_denies_to_shorten_the_file_names_the_first_cause()
    {
        FaultyDisk disk = new() { DeniesTruncate = true };
        using SpoolEntryFile entry = Fixture.Open(disk: disk).CreateEntry();
        disk.FreeBytes = 1000;
        SpoolException error = Assert.Throws<SpoolException>(() => entry.Append(Metrics(100)));
        Assert.Equal(SpoolProblem.Full, error.Problem);
        Assert.Empty(entry.Metrics);
        Assert.Equal(SpoolProblem.LimitReached, Assert.Throws<SpoolException>(() => entry.Append(Metrics(2))).Problem);
    }

    // Their metrics count as not spooled: a later run must not send them.
    [Fact]
    public void Append_to_a_full_disk_that_denies_to_shorten_the_file_leaves_no_pending_lines()
    {
        FaultyDisk disk = new() { DeniesTruncate = true };
        SpoolTarget target = Fixture.Open(disk: disk);
        using (SpoolEntryFile entry = target.CreateEntry())
        {
            entry.Append(TestMetrics.Metric("first"));
            disk.FreeBytes = 1000;
            Assert.Throws<SpoolException>(() => entry.Append(Metrics(100)));
            Assert.Throws<SpoolException>(() => entry.Append(Metrics(3).From(1)));
        }

        Assert.Equal(["first"], Fixture.ReadNames(target));
    }

    private static ArraySegment<AomMetric> Metrics(int count) => new([.. Enumerable.Range(0, count).Select(i => TestMetrics.Metric(new string('m', 1 + (i % 60)) + i, i * 0.1, "h" + (i % 7), i))]);

    // Returns the names of the metrics that the entry holds.
    private string[] Write(SpoolTarget target, int length)
    {
        SpoolBuffer buffer = new(target, new SpoolFailure(target.Folder, _recorder));
        ArraySegment<AomMetric> metrics = Metrics(1000);
        for (int i = 0; i < metrics.Count; i += length)
        {
            buffer.Append(metrics.From(i).First(Math.Min(length, metrics.Count - i)));
        }

        List<string> held = [];
        using (SpoolEntryFile? entry = buffer.Seal())
        {
            held.AddRange(entry?.Metrics.Select(metric => metric.Name) ?? []);
        }

        Assert.Equal(held, Fixture.ReadNames(target));
        Assert.Equal(metrics.Take(held.Count).Select(metric => metric.Name), held);
        Assert.Empty(Fixture.Warnings);
        return [.. held];
    }

    private string UnlockedCopy(SpoolEntryFile entry)
    {
        string copy = Path.Combine(Fixture.Root, "copy");
        SpoolEntryFileTests.CopyUnlocked(entry.Path, copy);
        return copy;
    }
}
