using System;
using System.IO;
using System.Linq;
using AomTools.Delivery;
using AomTools.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

/// <summary>How an entry meets a disk that is full or fails, and when it flushes.</summary>
public sealed class SpoolEntryDiskTests : SpoolTargetTestBase
{
    // What was sent must not be sent again only because a scanner keeps the file from being deleted.
    [Fact]
    public void Settle_marks_each_line_if_the_file_cannot_be_deleted()
    {
        FaultyDisk disk = new();
        SpoolTarget target = Fixture.Open(disk: disk);
        using (SpoolEntryFile entry = target.CreateEntry())
        {
            entry.Append(TestMetrics.Metric("a"));
            disk.DeniesDelete = true;
            entry.Settle([], []);
            Assert.True(File.Exists(entry.Path));
        }

        disk.DeniesDelete = false;
        Assert.Empty(Fixture.ReadNames(target));
        Assert.Empty(Directory.GetFiles(target.Folder, "*.journal"));
        Assert.Empty(Fixture.Warnings);
    }

    [Fact]
    public void Append_to_a_full_disk_names_the_cause_and_leaves_whole_lines()
    {
        FaultyDisk disk = new();
        SpoolTarget target = Fixture.Open(disk: disk);
        using (SpoolEntryFile entry = target.CreateEntry())
        {
            entry.Append(TestMetrics.Metric("a"));
            disk.FreeBytes = 20;
            SpoolException error = Assert.Throws<SpoolException>(() => entry.Append(TestMetrics.Metric("b")));
            Assert.Equal(SpoolProblem.Full, error.Problem);
            Assert.Contains("full", error.Message, StringComparison.Ordinal);
            Assert.Equal(["a"], entry.Metrics.Select(metric => metric.Name));
            disk.FreeBytes = 1000;
            entry.Append(TestMetrics.Metric("c"));
        }

        Assert.Equal(["a", "c"], Fixture.ReadNames(target));
        Assert.Empty(Fixture.Warnings);
    }

    [Fact]
    public void CreateEntry_on_a_full_disk_names_the_cause_and_leaves_no_file()
    {
        FaultyDisk disk = new() { FreeBytes = 20 };
        SpoolTarget target = Fixture.Open(disk: disk);
        Assert.Equal(SpoolProblem.Full, Assert.Throws<SpoolException>(target.CreateEntry).Problem);
        Assert.Empty(Directory.GetFiles(target.Folder));
    }

    [Fact]
    public void A_full_disk_drains()
    {
        FaultyDisk disk = new();
        SpoolTarget target = Fixture.Open(disk: disk);
        SpoolTargetFixture.Put(target, TestMetrics.Metric("a"), TestMetrics.Metric("b"), TestMetrics.Metric("c"));
        disk.FreeBytes = 0;
        using (SpoolEntryFile entry = Fixture.OpenOnly(target))
        {
            // Only a mark in place is possible.
            LostAttempt lost = SpoolTargetFixture.Lose(entry, 1, entry.Metrics[1]);
            entry.FlushToDisk();
            entry.Settle([entry.Metrics[1]], [lost]);
        }

        using (SpoolEntryFile entry = Fixture.OpenOnly(target))
        {
            Assert.False(Assert.Single(entry.GetLostAttempts()).IsOneRequest);
            Assert.Equal(["b"], entry.Metrics.Select(metric => metric.Name));
            entry.Settle([], []);
        }

        Assert.Empty(Directory.GetFiles(target.Folder));
    }

    [Fact]
    public void SetAside_on_a_full_disk_keeps_the_metrics_pending()
    {
        FaultyDisk disk = new();
        SpoolTarget target = Fixture.Open(disk: disk);
        using (SpoolEntryFile entry = target.CreateEntry())
        {
            entry.Append(TestMetrics.Metric("old"));
            disk.FreeBytes = 10;
            Assert.Equal(SpoolProblem.Full, Assert.Throws<SpoolException>(() => entry.SetAside([.. entry.Metrics], [])).Problem);
            Assert.Single(entry.Metrics);
        }

        Assert.Equal(["old"], Fixture.ReadNames(target));
        Assert.Empty(Directory.GetFiles(Path.Combine(target.Folder, "expired")));
    }

    // The content first, then its name.
    [Fact]
    public void FlushToDisk_flushes_the_file_and_once_the_folder()
    {
        FaultyDisk disk = new();
        using SpoolEntryFile entry = Fixture.Open(disk: disk).CreateEntry();
        string name = Path.GetFileName(entry.Path);
        entry.Append(TestMetrics.Metric());
        Assert.Empty(disk.TakeFlushes());
        entry.FlushToDisk();
        Assert.Equal([name, "project folder"], disk.TakeFlushes().Select(flush => flush == name ? flush : "project folder"));
        entry.FlushToDisk();
        Assert.Empty(disk.TakeFlushes());
        entry.Append(TestMetrics.Metric());
        entry.FlushToDisk();
        Assert.Equal([name], disk.TakeFlushes());
        SpoolTargetFixture.Lose(entry, 1, [.. entry.Metrics]);
        entry.FlushToDisk();
        Assert.Equal([name], disk.TakeFlushes());
    }

    [Fact]
    public void SetAside_flushes_the_copy_before_it_marks_the_lines()
    {
        FaultyDisk disk = new();
        using SpoolEntryFile entry = Fixture.Open(disk: disk).CreateEntry();
        entry.Append(TestMetrics.Metric());
        entry.SetAside([.. entry.Metrics], []);
        string[] flushes = disk.TakeFlushes();
        Assert.EndsWith(".journal", flushes[0], StringComparison.Ordinal);
        Assert.Equal("expired", flushes[1]);
    }
}
