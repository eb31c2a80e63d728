using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AomTools.Delivery.Spool;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

/// <summary>What Get-AomSpool lists of entries in the format of this version.</summary>
public sealed class SpoolListingTests : SpoolTargetTestBase
{
    private readonly List<string> _problems = [];

    private AomSpoolEntry[] List() => [.. SpoolCatalog.Read(Fixture.Root, (folder, error) => _problems.Add(folder + " " + error.Problem))];

    [Fact]
    public void Lists_every_state_with_count_and_times()
    {
        SpoolTarget target = Fixture.Open();
        using SpoolEntryFile entry = target.CreateEntry();
        AomMetric[] metrics = [TestMetrics.Metric("old", at: -86_400_000), TestMetrics.Metric("a"), TestMetrics.Metric("b", at: 60_000)];
        Array.ForEach(metrics, entry.Append);
        entry.SetAside([metrics[0]], []);
        entry.Settle([metrics[2]], []);
        entry.Dispose();
        File.WriteAllText(Path.Combine(target.Folder, "1.journal"), "damaged\n");
        Fixture.ReadNames(target);
        AomSpoolEntry[] entries = List();
        Assert.Equal([AomSpoolState.Pending, AomSpoolState.Expired, AomSpoolState.Corrupt], entries.Select(listed => listed.State));
        Assert.Equal([1, 1, null], entries.Select(listed => listed.MetricCount));
        AomSpoolEntry pending = entries[0];
        Assert.Equal((entry.Path, new FileInfo(entry.Path).Length, false), (pending.Path, pending.SizeBytes, pending.IsSenderActive));
        Assert.Equal((SpoolTargetFixture.Endpoint, "project", TestMetrics.Noon), (pending.Endpoint, pending.ProjectId, pending.CreatedAt!.Value));
        Assert.Equal((TestMetrics.Noon.AddMinutes(1), TestMetrics.Noon.AddMinutes(1)), (pending.FirstTimestamp!.Value, pending.LastTimestamp!.Value));
        Assert.Equal(TestMetrics.Noon.AddDays(-1), entries[1].FirstTimestamp!.Value);
    }

    [Fact]
    public void Lists_all_targets_and_what_dead_senders_left()
    {
        SpoolTarget one = Fixture.Open();
        SpoolTarget other = Fixture.Open(project: "other");
        SpoolTargetFixture.Put(other, TestMetrics.Metric("a"), TestMetrics.Metric("b"));
        using SpoolEntryFile live = one.CreateEntry();
        live.Append(TestMetrics.Metric());
        SpoolEntryFileTests.CopyUnlocked(live.Path, Path.Combine(one.Folder, SpoolEntryName.Create(1)));
        Assert.Equal(
            [("other", AomSpoolState.Pending, 2, false), ("project", AomSpoolState.Pending, 1, false), ("project", AomSpoolState.Open, 1, true)],
            List().Select(entry => (entry.ProjectId!, entry.State, entry.MetricCount!.Value, entry.IsSenderActive)).OrderBy(entry => entry.Item1));
    }

    [Fact]
    public void Reports_that_a_sender_has_the_right_to_send()
    {
        SpoolTarget target = Fixture.Open();
        SpoolTargetFixture.Put(target, TestMetrics.Metric());
        Assert.False(Assert.Single(List()).IsSenderActive);
        target.AcquireSendLock();
        Assert.Equal((AomSpoolState.Pending, true), (List()[0].State, List()[0].IsSenderActive));
        target.ReleaseSendLock();
        Assert.False(Assert.Single(List()).IsSenderActive);
    }

    // The leftovers hold no metric: the next run deletes them.
    [Fact]
    public void Lists_no_entry_without_metrics()
    {
        SpoolTarget target = Fixture.Open();
        File.WriteAllText(Path.Combine(target.Folder, SpoolEntryName.Create(1)), string.Empty);
        Assert.Empty(List());
        Assert.Empty(_problems);
    }

    [Fact]
    public void Reads_an_entry_that_a_sender_writes_without_disturbing_it()
    {
        using SpoolEntryFile entry = Fixture.Open().CreateEntry();
        for (int i = 1; i <= 3; i++)
        {
            entry.Append(TestMetrics.Metric("m" + i));
            Assert.Equal((AomSpoolState.Open, i), (List()[0].State, List()[0].MetricCount));
        }

        entry.Settle([], []);
        Assert.Empty(List());
    }

    [Fact(Skip = "On Windows, links need a privilege.", SkipType = typeof(TestPlatform), SkipWhen = nameof(TestPlatform.IsWindows))]
    public void Lists_what_is_no_file_as_corrupt_and_follows_no_link()
    {
        SpoolTarget target = Fixture.Open();
        string secret = SpoolTargetFixture.Put(Fixture.Open(project: "secret"), TestMetrics.Metric());
        Directory.CreateDirectory(Path.Combine(target.Folder, "1.journal"));
        File.CreateSymbolicLink(Path.Combine(target.Folder, "2.journal"), secret);
        Directory.CreateSymbolicLink(Path.Combine(target.Folder, "expired"), Path.GetDirectoryName(secret)!);
        Directory.CreateSymbolicLink(Path.Combine(Fixture.Root, "link"), Path.GetDirectoryName(secret)!);
        Assert.Equal([AomSpoolState.Corrupt, AomSpoolState.Corrupt, AomSpoolState.Pending], List().OrderByDescending(entry => entry.State).Select(entry => entry.State));
        Assert.Equal([Path.Combine(target.Folder, "expired") + " NotSafe", Path.Combine(Fixture.Root, "link") + " NotSafe"], _problems.Order());
    }

    [Fact(Skip = "Root may read everything.", SkipType = typeof(TestPlatform), SkipWhen = nameof(TestPlatform.IsWindowsOrPrivileged))]
    public void One_folder_that_cannot_be_read_does_not_hide_the_others()
    {
        SpoolTargetFixture.Put(Fixture.Open(project: "other"), TestMetrics.Metric());
        SpoolTarget closed = Fixture.Open();
        File.SetUnixFileMode(closed.Folder, UnixFileMode.None);
        Assert.Single(List());
        Assert.Equal([closed.Folder + " PermissionDenied"], _problems);
        File.SetUnixFileMode(closed.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void Removal_leaves_an_entry_in_use_and_deletes_a_link_itself()
    {
        SpoolTarget target = Fixture.Open();
        SpoolEntryFile live = target.CreateEntry();
        live.Append(TestMetrics.Metric());
        AomSpoolEntry open = Assert.Single(List());
        Assert.Equal(Strings.JournalInUse, SpoolRemoval.TryDelete(open));
        live.Dispose();
        AomSpoolEntry pending = Assert.Single(List());
        using (SpoolEntryFile sending = Fixture.OpenOnly(target))
        {
            Assert.Equal(Strings.BatchInUse, SpoolRemoval.TryDelete(pending));
        }

        Assert.Null(SpoolRemoval.TryDelete(pending));
        Assert.Null(SpoolRemoval.TryDelete(pending));
        Assert.Empty(List());
    }
}
