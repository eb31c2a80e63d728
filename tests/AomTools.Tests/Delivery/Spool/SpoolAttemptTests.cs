using System;
using System.IO;
using System.Linq;
using AomTools.Delivery;
using AomTools.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

/// <summary>Tests what an entry records of requests without a response.</summary>
public sealed class SpoolAttemptTests : SpoolTargetTestBase
{
    private readonly AomMetric[] _metrics = [.. Enumerable.Range(0, 6).Select(i => TestMetrics.Metric("m" + i))];

    [Fact]
    public void Each_request_of_a_process_that_ended_is_known()
    {
        Open(out SpoolTarget target, out SpoolEntryFile entry);
        SpoolTargetFixture.Lose(entry, 1, _metrics[0], _metrics[1], _metrics[4]);
        SpoolTargetFixture.Lose(entry, 2, _metrics[2], _metrics[3]);
        entry.Dispose();
        Assert.Equal(["m0 m1 m4", "m2 m3"], ReadAttempts(target));
    }

    [Fact]
    public void A_request_with_a_response_is_forgotten()
    {
        Open(out SpoolTarget target, out SpoolEntryFile entry);
        LostAttempt lost = SpoolTargetFixture.Lose(entry, 1, _metrics[..3]);
        SpoolTargetFixture.Lose(entry, 2, _metrics[3..]);
        entry.Settle(_metrics, [lost]);
        entry.Dispose();
        Assert.Equal(["m0 m1 m2"], ReadAttempts(target));
    }

    [Fact]
    public void What_is_settled_belongs_to_no_request()
    {
        Open(out SpoolTarget target, out SpoolEntryFile entry);
        LostAttempt lost = SpoolTargetFixture.Lose(entry, 1, _metrics);
        entry.Settle([_metrics[1], _metrics[5]], [lost]);
        entry.Dispose();
        Assert.Equal(["m1 m5"], ReadAttempts(target));
    }

    [Fact]
    public void The_same_request_is_recorded_once()
    {
        Open(out SpoolTarget target, out SpoolEntryFile entry);
        LostAttempt first = SpoolTargetFixture.Lose(entry, 1, _metrics);
        long size = new FileInfo(entry.Path).Length;
        SpoolTargetFixture.Lose(entry, 2, _metrics);
        entry.Settle(_metrics, [first]);
        entry.Dispose();
        using (SpoolEntryFile again = Fixture.OpenOnly(target))
        {
            LostAttempt later = SpoolTargetFixture.Lose(again, 1, [.. again.Metrics]);
            again.Settle([.. again.Metrics], [later]);
            Assert.Equal(size, new FileInfo(again.Path).Length);
        }

        Assert.Single(ReadAttempts(target));
    }

    // Beyond a number that a replay can handle, only the order in each series is known.
    [Fact]
    public void Too_many_requests_count_as_unknown()
    {
        Open(out SpoolTarget target, out SpoolEntryFile entry);
        AomMetric[] many = [.. Enumerable.Range(0, 70).Select(i => TestMetrics.Metric("n" + i))];
        Array.ForEach(many, entry.Append);
        LostAttempt[] lost = [.. many.Select((metric, i) => SpoolTargetFixture.Lose(entry, i + 1, metric))];
        entry.Settle([.. _metrics, .. many], lost);
        entry.Dispose();
        using SpoolEntryFile read = Fixture.OpenOnly(target);
        Assert.All(many, metric => Assert.Contains(read.GetLostAttempts(), attempt => attempt.Metrics.Any(other => other.Name == metric.Name)));
        Assert.DoesNotContain(read.GetLostAttempts(), attempt => attempt.Metrics.Any(other => other.Name.StartsWith('m')));
        Assert.Equal(6, read.GetLostAttempts().Count(attempt => !attempt.IsOneRequest));
    }

    [Theory]
    [InlineData(">")]
    [InlineData(">12")]
    [InlineData(">12-;")]
    [InlineData(">a-b;")]
    [InlineData(">100-200")]
    [InlineData(">99999999999999999999-1;")]
    public void A_damaged_record_may_have_carried_any_metric(string line)
    {
        Open(out SpoolTarget target, out SpoolEntryFile entry);
        string path = entry.Path;
        entry.Dispose();
        File.AppendAllText(path, line);
        using SpoolEntryFile read = Fixture.OpenOnly(target);
        Assert.Equal(6, read.Metrics.Count);
        Assert.All(read.Metrics, metric => Assert.True(read.MayBeStored(metric)));
        Assert.All(read.GetLostAttempts(), attempt => Assert.False(attempt.IsOneRequest));
        Assert.Empty(Fixture.Warnings);
    }

    // The half line before it was salvaged, and has no end.
    [Fact]
    public void A_record_after_half_a_line_is_read()
    {
        Open(out SpoolTarget target, out SpoolEntryFile entry);
        string path = entry.Path;
        entry.Dispose();
        File.AppendAllText(path, " {\"collect_time\":12");
        using (SpoolEntryFile read = Fixture.OpenOnly(target))
        {
            LostAttempt lost = SpoolTargetFixture.Lose(read, 1, read.Metrics[0]);
            read.Settle([.. read.Metrics], [lost]);
        }

        Assert.Equal(["m0"], ReadAttempts(target));
    }

    [Theory]
    [InlineData(new[] { 0, 1, 2 }, "10-30")]
    [InlineData(new[] { 0, 2, 3 }, "10-10,30-40")]
    [InlineData(new[] { 3 }, "40-40")]
    public void Runs_are_written_and_read(int[] indexes, string runs)
    {
        Assert.Equal(runs, SpoolAttemptLine.FormatRuns([10L, 20, 30, 40], indexes));
        Assert.Equal(indexes, SpoolAttemptLine.FindIndexes(runs, [10, 20, 30, 40]));
    }

    private void Open(out SpoolTarget target, out SpoolEntryFile entry)
    {
        target = Fixture.Open();
        entry = target.CreateEntry();
        Array.ForEach(_metrics, entry.Append);
    }

    private string[] ReadAttempts(SpoolTarget target)
    {
        using SpoolEntryFile entry = Fixture.OpenOnly(target);
        return [.. entry.GetLostAttempts().Select(attempt => string.Join(" ", entry.Metrics.Where(attempt.Contains).Select(metric => metric.Name)))];
    }
}
