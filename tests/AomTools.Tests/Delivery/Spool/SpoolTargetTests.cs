using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Delivery.Spool;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

public sealed class SpoolTargetTests : SpoolTargetTestBase
{
    [Fact]
    public async Task Opens_while_another_creates_the_same_folder()
    {
        using Barrier start = new(2);
        Exception?[] OpenAll() => [.. Enumerable.Range(0, 200).Select(i =>
        {
            string root = Path.Combine(Fixture.Root, i.ToString(CultureInfo.InvariantCulture));
            start.SignalAndWait(TestContext.Current.CancellationToken);
            return Record.Exception(() => SpoolGuard.OpenRoot(root));
        })];
        Exception?[][] errors = await Task.WhenAll(
            Task.Run(OpenAll, TestContext.Current.CancellationToken), Task.Run(OpenAll, TestContext.Current.CancellationToken));
        Assert.All(errors.SelectMany(both => both), Assert.Null);
    }

    [Fact]
    public void CreateEntry_each_entry_is_later_though_the_clock_stands_still_or_is_set_back()
    {
        SpoolTarget target = Fixture.Open();
        using SpoolEntryFile first = target.CreateEntry();
        using SpoolEntryFile second = target.CreateEntry();
        Fixture.Clock.Skew = TimeSpan.FromDays(-2);
        using SpoolEntryFile third = target.CreateEntry();
        Assert.Equal(TestMetrics.Noon.UtcTicks, first.Sequence);
        Assert.Equal([first.Sequence + 1, first.Sequence + 2], [second.Sequence, third.Sequence]);
    }

    [Fact]
    public void CreateEntry_is_later_than_the_entries_of_a_run_whose_clock_was_ahead()
    {
        SpoolTarget target = Fixture.Open();
        Fixture.Clock.Skew = TimeSpan.FromDays(2);
        SpoolTargetFixture.Put(target, TestMetrics.Metric("a"));
        Fixture.Clock.Skew = default;
        SpoolTarget later = Fixture.Open();
        SpoolTargetFixture.Put(later, TestMetrics.Metric("b"));
        Assert.Equal(["a", "b"], Fixture.ReadNames(later));
    }

    [Theory]
    [InlineData("3155378975999999999.journal")]
    [InlineData("9223372036854775807.journal")]
    [InlineData("9999999999999999999-x.journal")]
    [InlineData("x.journal")]
    public void CreateEntry_is_not_misled_by_a_planted_name(string name)
    {
        SpoolTarget target = Fixture.Open();
        File.WriteAllText(Path.Combine(target.Folder, name), string.Empty);
        using SpoolEntryFile entry = target.CreateEntry();
        Assert.Equal(TestMetrics.Noon.UtcTicks, entry.Sequence);
    }

    [Fact]
    public void CreateEntry_and_Append_stop_at_the_maximum_size()
    {
        SpoolTarget target = Fixture.Open(maximumBytes: 1000);
        using SpoolEntryFile entry = target.CreateEntry();
        Assert.Equal(SpoolProblem.LimitReached, Assert.Throws<SpoolException>(() => Enumerable.Range(0, 10).ToList().ForEach(i => entry.Append(TestMetrics.Metric("m" + i)))).Problem);
        int count = entry.Metrics.Count;
        Assert.InRange(new FileInfo(entry.Path).Length, 700, 1000);
        entry.Dispose();
        Assert.Equal(count, Fixture.ReadNames(target).Length);
        SpoolTargetFixture.Put(Fixture.Open(maximumBytes: 1_000_000), TestMetrics.Metric("fill"));
        Assert.Equal(SpoolProblem.LimitReached, Assert.Throws<SpoolException>(Fixture.Open(maximumBytes: 1000).CreateEntry).Problem);
    }

    // Another process may have sent the entries meanwhile.
    [Fact]
    public void CreateEntry_counts_again_before_it_reports_that_the_maximum_is_reached()
    {
        SpoolTarget target = Fixture.Open(maximumBytes: 700);
        string path = SpoolTargetFixture.Put(target, TestMetrics.Metric("a"), TestMetrics.Metric("b"));
        Assert.Throws<SpoolException>(() => SpoolTargetFixture.Put(target, TestMetrics.Metric("c"), TestMetrics.Metric("d")));
        File.Delete(path);
        Fixture.Clock.Advance(TimeSpan.FromSeconds(2));
        SpoolTargetFixture.Put(target, TestMetrics.Metric("c"));
    }

    [Fact]
    public void Settled_entries_free_their_size()
    {
        SpoolTarget target = Fixture.Open(maximumBytes: 700);
        for (int i = 0; i < 10; i++)
        {
            using SpoolEntryFile entry = target.CreateEntry();
            entry.Append(TestMetrics.Metric());
            entry.Settle([], []);
        }
    }

    [Fact]
    public void AcquireSendLock_succeeds_for_one_sender_until_it_is_released()
    {
        SpoolTarget one = Fixture.Open();
        SpoolTarget other = Fixture.Open();
        Assert.Equal(SpoolLockState.Acquired, one.AcquireSendLock());
        Assert.Equal(SpoolLockState.Acquired, one.AcquireSendLock());
        Assert.Equal(SpoolLockState.InUse, other.AcquireSendLock());
        one.ReleaseSendLock();
        Assert.Equal(SpoolLockState.Acquired, other.AcquireSendLock());
        Assert.Equal(SpoolLockState.InUse, one.AcquireSendLock());
    }

    // Two handles in one process lock each other as two processes do. That the system releases the lock of a killed process needs a process.
    [Fact(Skip = "Windows cannot tell a reader from a writer.", SkipType = typeof(TestPlatform), SkipWhen = nameof(TestPlatform.IsWindows))]
    public void A_reader_that_probes_the_lock_does_not_keep_a_sender_from_it()
    {
        SpoolTarget target = Fixture.Open();
        string path = SpoolTargetFixture.Put(target, TestMetrics.Metric("a"));
        FileStream? reader = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        ReleasingDisk disk = new(() => reader.Dispose());
        Assert.Equal(["a"], Fixture.ReadNames(Fixture.Open(disk: disk)));
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
