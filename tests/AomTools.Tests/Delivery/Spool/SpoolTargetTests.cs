using System;
using System.IO;
using System.Linq;
using AomTools.Delivery.Spool;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

public sealed class SpoolTargetTests : IDisposable
{
    private readonly SpoolTargetFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void CreateEntry_each_entry_is_later_though_the_clock_stands_still_or_is_set_back()
    {
        SpoolTarget target = _fixture.Open();
        using SpoolEntryFile first = target.CreateEntry();
        using SpoolEntryFile second = target.CreateEntry();
        _fixture.Clock.Skew = TimeSpan.FromDays(-2);
        using SpoolEntryFile third = target.CreateEntry();
        Assert.Equal(TestMetrics.Noon.UtcTicks, first.Sequence);
        Assert.Equal([first.Sequence + 1, first.Sequence + 2], [second.Sequence, third.Sequence]);
    }

    [Fact]
    public void CreateEntry_is_later_than_the_entries_of_a_run_whose_clock_was_ahead()
    {
        SpoolTarget target = _fixture.Open();
        _fixture.Clock.Skew = TimeSpan.FromDays(2);
        SpoolTargetFixture.Put(target, TestMetrics.Metric("a"));
        _fixture.Clock.Skew = default;
        SpoolTarget later = _fixture.Open();
        SpoolTargetFixture.Put(later, TestMetrics.Metric("b"));
        Assert.Equal(["a", "b"], _fixture.ReadNames(later));
    }

    [Theory]
    [InlineData("3155378975999999999.journal")]
    [InlineData("9223372036854775807.journal")]
    [InlineData("9999999999999999999-x.journal")]
    [InlineData("x.journal")]
    public void CreateEntry_is_not_misled_by_a_planted_name(string name)
    {
        SpoolTarget target = _fixture.Open();
        File.WriteAllText(Path.Combine(target.Folder, name), string.Empty);
        using SpoolEntryFile entry = target.CreateEntry();
        Assert.Equal(TestMetrics.Noon.UtcTicks, entry.Sequence);
    }

    [Fact]
    public void CreateEntry_and_Append_stop_at_the_maximum_size()
    {
        SpoolTarget target = _fixture.Open(maximumBytes: 1000);
        using SpoolEntryFile entry = target.CreateEntry();
        Assert.Equal(SpoolProblem.LimitReached, Assert.Throws<SpoolException>(() => Enumerable.Range(0, 10).ToList().ForEach(i => entry.Append(TestMetrics.Metric("m" + i)))).Problem);
        int count = entry.Metrics.Count;
        Assert.InRange(new FileInfo(entry.Path).Length, 700, 1000);
        entry.Dispose();
        Assert.Equal(count, _fixture.ReadNames(target).Length);
        SpoolTargetFixture.Put(_fixture.Open(maximumBytes: 1_000_000), TestMetrics.Metric("fill"));
        Assert.Equal(SpoolProblem.LimitReached, Assert.Throws<SpoolException>(_fixture.Open(maximumBytes: 1000).CreateEntry).Problem);
    }

    // Another process may have sent the entries meanwhile.
    [Fact]
    public void CreateEntry_counts_again_before_it_reports_that_the_maximum_is_reached()
    {
        SpoolTarget target = _fixture.Open(maximumBytes: 700);
        string path = SpoolTargetFixture.Put(target, TestMetrics.Metric("a"), TestMetrics.Metric("b"));
        Assert.Throws<SpoolException>(() => SpoolTargetFixture.Put(target, TestMetrics.Metric("c"), TestMetrics.Metric("d")));
        File.Delete(path);
        _fixture.Clock.Advance(TimeSpan.FromSeconds(2));
        SpoolTargetFixture.Put(target, TestMetrics.Metric("c"));
    }

    [Fact]
    public void Settled_entries_free_their_size()
    {
        SpoolTarget target = _fixture.Open(maximumBytes: 700);
        for (int i = 0; i < 10; i++)
        {
            using SpoolEntryFile entry = target.CreateEntry();
            entry.Append(TestMetrics.Metric());
            entry.Settle([], []);
        }
    }

    [Fact]
    public void TryTakeSendLock_is_taken_by_one_sender_until_it_is_released()
    {
        SpoolTarget one = _fixture.Open();
        SpoolTarget other = _fixture.Open();
        Assert.Equal(SpoolLockState.Taken, one.TryTakeSendLock());
        Assert.Equal(SpoolLockState.Taken, one.TryTakeSendLock());
        Assert.Equal(SpoolLockState.InUse, other.TryTakeSendLock());
        one.ReleaseSendLock();
        Assert.Equal(SpoolLockState.Taken, other.TryTakeSendLock());
        Assert.Equal(SpoolLockState.InUse, one.TryTakeSendLock());
    }

    [Fact]
    public void OpenPending_returns_the_entries_in_the_order_of_sending()
    {
        SpoolTarget target = _fixture.Open();
        string[] paths = [.. Enumerable.Range(0, 30).Select(i => SpoolTargetFixture.Put(target, TestMetrics.Metric("m" + i)))];
        Assert.Equal(Enumerable.Range(0, 30).Select(i => "m" + i), _fixture.ReadNames(target));
        Assert.Equal(["m0", "m1"], _fixture.ReadNames(target, SpoolEntryName.SequenceOf(paths[2])));
    }

    [Fact]
    public void HasPendingBefore_ignores_later_entries_and_those_in_use()
    {
        SpoolTarget target = _fixture.Open();
        Assert.False(target.HasPendingBefore(long.MaxValue));
        using SpoolEntryFile live = target.CreateEntry();
        live.Append(TestMetrics.Metric());
        Assert.False(target.HasPendingBefore(long.MaxValue));
        string path = SpoolTargetFixture.Put(target, TestMetrics.Metric());
        long sequence = SpoolEntryName.SequenceOf(path);
        Assert.Equal((false, true), (target.HasPendingBefore(sequence), target.HasPendingBefore(sequence + 1)));
    }

    // What was reported as unusable must not block the metrics behind it.
    [Fact]
    public void HasPendingBefore_ignores_what_was_reported()
    {
        SpoolTarget target = _fixture.Open();
        File.WriteAllText(Path.Combine(target.Folder, "1.journal"), "{\"aomtools_spool\":3}\n");
        Assert.True(target.HasPendingBefore(long.MaxValue));
        Assert.Empty(_fixture.ReadNames(target));
        Assert.False(target.HasPendingBefore(long.MaxValue));
        Assert.Empty(_fixture.ReadNames(target));
        Assert.Single(_fixture.Warnings);
    }

    [Fact]
    public void OpenPending_deletes_the_leftovers_of_dead_senders_without_metrics()
    {
        SpoolTarget target = _fixture.Open();
        File.WriteAllText(Path.Combine(target.Folder, SpoolEntryName.Create(1)), string.Empty);
        File.WriteAllBytes(Path.Combine(target.Folder, SpoolEntryName.Create(2)), SpoolEntryHeader.Write(SpoolTargetFixture.Endpoint, "project", TestMetrics.Noon, isOpen: true));
        Assert.Empty(_fixture.ReadNames(target));
        Assert.Empty(Directory.GetFiles(target.Folder));
        Assert.Empty(_fixture.Warnings);
    }

    [Fact]
    public void OpenPending_passes_over_entries_that_vanish()
    {
        SpoolTarget target = _fixture.Open();
        string[] paths = [.. Enumerable.Range(0, 3).Select(i => SpoolTargetFixture.Put(target, TestMetrics.Metric("m" + i)))];
        int count = 0;
        foreach (SpoolEntryFile entry in target.OpenPending(long.MaxValue, _fixture.Warnings.Add))
        {
            entry.Dispose();
            File.Delete(paths[1]);
            count++;
        }

        Assert.Equal(2, count);
        Assert.Empty(_fixture.Warnings);
    }

    // A scanner, not a sender: the entry was closed by its writer.
    [Fact]
    public void OpenPending_reports_once_an_entry_that_something_else_has_open()
    {
        SpoolTarget target = _fixture.Open();
        string path = SpoolTargetFixture.Put(target, TestMetrics.Metric("a"));
        SpoolTargetFixture.Put(target, TestMetrics.Metric("b"));
        using (FileStream scanner = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal(["b"], _fixture.ReadNames(target));
            Assert.Equal(["b"], _fixture.ReadNames(target));
        }

        Assert.Contains(Path.GetFileName(path), Assert.Single(_fixture.Warnings), StringComparison.Ordinal);
        Assert.Equal(["a", "b"], _fixture.ReadNames(_fixture.Open()));
    }

    [Fact]
    public void CountPending_counts_metrics_that_are_not_in_use()
    {
        SpoolTarget target = _fixture.Open();
        SpoolTargetFixture.Put(target, TestMetrics.Metric("a"), TestMetrics.Metric("b"));
        using (SpoolEntryFile entry = _fixture.OpenOnly(target))
        {
            Assert.Equal(0, target.CountPending());
            entry.Settle([entry.Metrics[0]], [entry.Metrics[0]]);
        }

        Assert.Equal(1, target.CountPending());
    }

    [Fact]
    public void Pause_is_shared_and_ends()
    {
        SpoolTarget one = _fixture.Open();
        Assert.Null(one.ReadPause());
        one.WritePause(TimeSpan.FromSeconds(120));
        _fixture.Clock.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal(TimeSpan.FromSeconds(70), _fixture.Open().ReadPause());
        Assert.Null(_fixture.Open(project: "other").ReadPause());
        one.WritePause(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.FromSeconds(10), one.ReadPause());
        _fixture.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Null(one.ReadPause());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(121)]
    public void Pause_is_ignored_if_the_clock_was_set(int seconds)
    {
        SpoolTarget target = _fixture.Open();
        target.WritePause(TimeSpan.FromSeconds(120));
        _fixture.Clock.Skew = TimeSpan.FromSeconds(seconds);
        Assert.Null(target.ReadPause());
    }

    [Theory]
    [InlineData("")]
    [InlineData("120")]
    [InlineData("2026-11-24T12:00:00.0000000Z -5")]
    [InlineData("2026-11-24T12:00:00.0000000Z 99999999999999999999")]
    [InlineData("2026-13-24T12:00:00.0000000Z 5")]
    public void Pause_that_is_damaged_is_none(string content)
    {
        SpoolTarget target = _fixture.Open();
        File.WriteAllText(Path.Combine(target.Folder, "pause"), content);
        Assert.Null(target.ReadPause());
    }

    [Fact]
    public void Pause_is_never_longer_than_AOM_accepts_metrics()
    {
        SpoolTarget target = _fixture.Open();
        target.WritePause(TimeSpan.FromDays(3650));
        Assert.Equal(TimeSpan.FromHours(24), target.ReadPause());
    }

    // Two handles in one process lock each other as two processes do. That the system releases the lock of a killed process needs a process.
    [Fact(Skip = "Windows cannot tell a reader from a writer.", SkipType = typeof(TestPlatform), SkipWhen = nameof(TestPlatform.IsWindows))]
    public void A_reader_that_probes_the_lock_does_not_keep_a_sender_from_it()
    {
        SpoolTarget target = _fixture.Open();
        string path = SpoolTargetFixture.Put(target, TestMetrics.Metric("a"));
        FileStream? reader = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        ReleasingDisk disk = new(() => reader.Dispose());
        Assert.Equal(["a"], _fixture.ReadNames(_fixture.Open(disk: disk)));
        Assert.True(disk.Attempts > 1);
    }

    private sealed class ReleasingDisk(Action release) : SpoolDisk
    {
        public int Attempts { get; private set; }

        public override FileStream Open(string path, FileMode mode)
        {
            if (++Attempts == 2)
            {
                release();
            }

            return base.Open(path, mode);
        }
    }
}
