using System;
using System.IO;
using System.Linq;
using AomTools.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

/// <summary>Which entries of a target are pending.</summary>
public sealed class SpoolPendingEntryTests : SpoolTargetTestBase
{
    [Fact]
    public void OpenPending_returns_the_entries_in_the_order_of_sending()
    {
        SpoolTarget target = Fixture.Open();
        string[] paths = [.. Enumerable.Range(0, 30).Select(i => SpoolTargetFixture.Put(target, TestMetrics.Metric("m" + i)))];
        Assert.Equal(Enumerable.Range(0, 30).Select(i => "m" + i), Fixture.ReadNames(target));
        Assert.Equal(["m0", "m1"], Fixture.ReadNames(target, SpoolEntryName.GetSequence(paths[2])));
    }

    [Fact]
    public void HasPendingBefore_ignores_later_entries_and_those_in_use()
    {
        SpoolTarget target = Fixture.Open();
        Assert.False(target.HasPendingBefore(long.MaxValue));
        using SpoolEntryFile live = target.CreateEntry();
        live.Append(TestMetrics.Metric());
        Assert.False(target.HasPendingBefore(long.MaxValue));
        string path = SpoolTargetFixture.Put(target, TestMetrics.Metric());
        long sequence = SpoolEntryName.GetSequence(path);
        Assert.Equal((false, true), (target.HasPendingBefore(sequence), target.HasPendingBefore(sequence + 1)));
    }

    // What was reported as unusable must not block the metrics behind it.
    [Fact]
    public void HasPendingBefore_ignores_what_was_reported()
    {
        SpoolTarget target = Fixture.Open();
        File.WriteAllText(Path.Combine(target.Folder, "1.journal"), "{\"aomtools_spool\":3}\n");
        Assert.True(target.HasPendingBefore(long.MaxValue));
        Assert.Empty(Fixture.ReadNames(target));
        Assert.False(target.HasPendingBefore(long.MaxValue));
        Assert.Empty(Fixture.ReadNames(target));
        Assert.Single(Fixture.Warnings);
    }

    [Fact]
    public void OpenPending_deletes_the_leftovers_of_dead_senders_without_metrics()
    {
        SpoolTarget target = Fixture.Open();
        File.WriteAllText(Path.Combine(target.Folder, SpoolEntryName.Create(1)), string.Empty);
        File.WriteAllBytes(Path.Combine(target.Folder, SpoolEntryName.Create(2)), SpoolEntryHeader.Write(SpoolTargetFixture.Endpoint, "project", TestMetrics.Noon, isOpen: true));
        Assert.Empty(Fixture.ReadNames(target));
        Assert.Empty(Directory.GetFiles(target.Folder));
        Assert.Empty(Fixture.Warnings);
    }

    [Fact]
    public void OpenPending_passes_over_entries_that_vanish()
    {
        SpoolTarget target = Fixture.Open();
        string[] paths = [.. Enumerable.Range(0, 3).Select(i => SpoolTargetFixture.Put(target, TestMetrics.Metric("m" + i)))];
        int count = 0;
        foreach (SpoolEntryFile entry in target.OpenPending(long.MaxValue, Fixture.Warnings.Add))
        {
            entry.Dispose();
            File.Delete(paths[1]);
            count++;
        }

        Assert.Equal(2, count);
        Assert.Empty(Fixture.Warnings);
    }

    [Fact]
    public void OpenPending_does_not_read_what_is_skipped()
    {
        FaultyDisk disk = new();
        SpoolTarget target = Fixture.Open(disk: disk);
        string[] paths = [SpoolTargetFixture.Put(target, TestMetrics.Metric("a")), SpoolTargetFixture.Put(target, TestMetrics.Metric("b"))];
        disk.Opened.Clear();
        foreach (SpoolEntryFile entry in target.OpenPending(long.MaxValue, Fixture.Warnings.Add, sequence => sequence == SpoolEntryName.GetSequence(paths[0])))
        {
            entry.Dispose();
        }

        Assert.Equal([Path.GetFileName(paths[1])], disk.Opened);
    }

    // A scanner, not a sender: the entry was closed by its writer.
    [Fact]
    public void OpenPending_reports_once_an_entry_that_something_else_has_open()
    {
        SpoolTarget target = Fixture.Open(disk: new FaultyDisk());
        string path = SpoolTargetFixture.Put(target, TestMetrics.Metric("a"));
        SpoolTargetFixture.Put(target, TestMetrics.Metric("b"));
        using (FileStream scanner = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal(["b"], Fixture.ReadNames(target));
            Assert.Equal(["b"], Fixture.ReadNames(target));
        }

        Assert.Contains(Path.GetFileName(path), Assert.Single(Fixture.Warnings), StringComparison.Ordinal);
        Assert.Equal(["a", "b"], Fixture.ReadNames(Fixture.Open()));
    }

    [Fact]
    public void CountPending_counts_metrics_that_are_not_in_use()
    {
        SpoolTarget target = Fixture.Open();
        SpoolTargetFixture.Put(target, TestMetrics.Metric("a"), TestMetrics.Metric("b"));
        using (SpoolEntryFile entry = Fixture.OpenOnly(target))
        {
            Assert.Equal(0, target.CountPending());
            entry.Settle([entry.Metrics[0]], []);
        }

        Assert.Equal(1, target.CountPending());
    }
}
