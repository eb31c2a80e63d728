using System;
using System.IO;
using System.Linq;
using AomTools.Delivery;
using AomTools.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

public sealed class SpoolEntryFileTests : SpoolTargetTestBase
{
    [Fact]
    public void Append_each_metric_is_on_disk_when_it_returns()
    {
        using SpoolEntryFile entry = Fixture.Open().CreateEntry();
        long before = new FileInfo(entry.Path).Length;
        for (int i = 1; i <= 3; i++)
        {
            entry.Append(TestMetrics.Metric("m" + i));
            Assert.True(new FileInfo(entry.Path).Length > before);
            before = new FileInfo(entry.Path).Length;
        }

        Assert.Equal(["m1", "m2", "m3"], entry.Metrics.Select(metric => metric.Name));
        Assert.False(entry.IsRecovered);
    }

    [Fact]
    public void Metrics_are_read_as_they_were_written()
    {
        AomMetric[] metrics =
        [
            TestMetrics.Metric("share", 0.1, unit: "%"), TestMetrics.Whole("big", 9_007_199_254_740_993), TestMetrics.Metric("whole", 35, unit: "a \"unit\""),
            TestMetrics.Whole("count", 35, "h\\2", at: 60_000), TestMetrics.Metric("last", 1e300, "h2", at: -60_000), TestMetrics.Metric("share", 0.2, unit: "%"),
            TestMetrics.Whole("big", ulong.MaxValue, at: 1), TestMetrics.Metric("share", 0, "主机", unit: "%"), TestMetrics.Metric("share", 5e-324, unit: "%"),
        ];
        SpoolTarget target = Fixture.Open();
        SpoolTargetFixture.Put(target, metrics);
        SpoolEntryFile entry = Fixture.OpenOnly(target);
        Assert.Equal(metrics.Select(Text), entry.Metrics.Select(Text));
        Assert.True(entry.IsRecovered);
        Assert.DoesNotContain(entry.Metrics, entry.MayBeStored);
    }

    [Fact]
    public void Settle_of_everything_deletes_the_file()
    {
        using SpoolEntryFile entry = Fixture.Open().CreateEntry();
        entry.Append(TestMetrics.Metric());
        entry.Settle([], []);
        Assert.Empty(entry.Metrics);
        Assert.False(File.Exists(entry.Path));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Settle_keeps_what_is_pending_and_whether_it_may_be_stored(bool mayBeStored)
    {
        SpoolTarget target = Fixture.Open();
        using (SpoolEntryFile entry = target.CreateEntry())
        {
            AomMetric[] metrics = [TestMetrics.Metric("a"), TestMetrics.Metric("b"), TestMetrics.Metric("c")];
            Array.ForEach(metrics, entry.Append);
            LostAttempt lost = SpoolTargetFixture.Lose(entry, 1, metrics);
            long size = new FileInfo(entry.Path).Length;
            entry.Settle([metrics[0], metrics[2]], mayBeStored ? [lost] : []);
            Assert.Equal(size, new FileInfo(entry.Path).Length);
            Assert.Equal(["a", "c"], entry.Metrics.Select(metric => metric.Name));
        }

        SpoolEntryFile again = Fixture.OpenOnly(target);
        Assert.Equal(["a", "c"], again.Metrics.Select(metric => metric.Name));
        Assert.All(again.Metrics, metric => Assert.Equal(mayBeStored, again.MayBeStored(metric)));
    }

    // The same object may be piped twice: it is two metrics.
    [Fact]
    public void Settle_counts_a_metric_that_entered_twice()
    {
        SpoolTarget target = Fixture.Open();
        AomMetric metric = TestMetrics.Metric("twice");
        using (SpoolEntryFile entry = target.CreateEntry())
        {
            entry.Append(metric);
            entry.Append(metric);
            entry.Settle([metric, metric], []);
            Assert.Equal(2, entry.Metrics.Count);
            entry.Settle([metric], []);
        }

        Assert.Equal(["twice"], Fixture.ReadNames(target));
    }

    // The process died while its requests were in flight.
    [Fact]
    public void Metrics_of_a_sender_that_died_while_sending_may_be_stored()
    {
        SpoolTarget target = Fixture.Open();
        SpoolEntryFile dead = target.CreateEntry();
        dead.Append(TestMetrics.Metric());
        SpoolTargetFixture.Lose(dead, 1, [.. dead.Metrics]);
        string copy = Path.Combine(target.Folder, SpoolEntryName.Create(1));
        CopyUnlocked(dead.Path, copy);
        dead.Settle([], []);
        dead.Dispose();
        SpoolEntryFile entry = Fixture.OpenOnly(target);
        Assert.True(entry.MayBeStored(Assert.Single(entry.Metrics)));

        // This run did not reach AOM at all: what was uncertain stays so.
        entry.Settle([.. entry.Metrics], []);
        entry.Dispose();
        SpoolEntryFile later = Fixture.OpenOnly(target);
        Assert.True(later.MayBeStored(Assert.Single(later.Metrics)));
    }

    [Fact]
    public void SetAside_moves_metrics_to_the_expired_entries_and_RestoreExpired_moves_them_back()
    {
        SpoolTarget target = Fixture.Open();
        using (SpoolEntryFile entry = target.CreateEntry())
        {
            AomMetric[] metrics = [TestMetrics.Metric("old"), TestMetrics.Metric("new")];
            Array.ForEach(metrics, entry.Append);
            entry.SetAside([metrics[0]], []);
            Assert.Equal(["new"], entry.Metrics.Select(metric => metric.Name));
        }

        Assert.Equal(["new"], Fixture.ReadNames(target));
        Assert.Single(Directory.GetFiles(Path.Combine(target.Folder, "expired")));
        Assert.Equal(1, target.RestoreExpired());
        Assert.Equal(["new", "old"], Fixture.ReadNames(target).Order());
        Assert.Equal(0, target.RestoreExpired());
    }

    [Fact]
    public void Dispose_deletes_an_entry_without_metrics_and_keeps_one_with_metrics()
    {
        SpoolTarget target = Fixture.Open();
        SpoolEntryFile empty = target.CreateEntry();
        Assert.True(File.Exists(empty.Path));
        empty.Dispose();
        Assert.False(File.Exists(empty.Path));
        Assert.True(File.Exists(SpoolTargetFixture.Put(target, TestMetrics.Metric())));
    }

    [Fact]
    public void Dispose_releases_the_lock()
    {
        SpoolTarget target = Fixture.Open();
        SpoolEntryFile entry = target.CreateEntry();
        entry.Append(TestMetrics.Metric("a"));
        Assert.Empty(Fixture.ReadNames(target));
        Assert.Empty(Fixture.ReadNames(Fixture.Open()));
        entry.Dispose();
        Assert.Equal(["a"], Fixture.ReadNames(target));
        Assert.Empty(Fixture.Warnings);
    }

    internal static void CopyUnlocked(string from, string to)
    {
        using FileStream source = Compat.UnlockedFile.Open(from);
        using FileStream target = File.Create(to);
        source.CopyTo(target);
    }

    private static string Text(AomMetric metric) => metric + " " + metric.Type;
}
