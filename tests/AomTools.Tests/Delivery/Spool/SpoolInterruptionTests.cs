using System;
using System.IO;
using AomTools.Batching;
using AomTools.Compat;
using AomTools.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

/// <summary>Tests what an entry knows of a process that ended while it sent the metrics.</summary>
public sealed class SpoolInterruptionTests : SpoolTargetTestBase
{
    [Theory]
    [InlineData("0,\"started\":0", false, false)]
    [InlineData("0,\"started\":1", false, false)]
    [InlineData("1,\"started\":0", false, false)]
    [InlineData("1,\"started\":1", true, false)]
    [InlineData("2,\"started\":1", true, true)]
    public void Header_shows_who_was_interrupted(string marks, bool isInterrupted, bool isReplayInterrupted)
    {
        SpoolTarget target = Fixture.Open();
        Mark(SpoolTargetFixture.Put(target, TestMetrics.Metric("a"), TestMetrics.Metric("b")), marks);
        SpoolEntryFile entry = Fixture.OpenOnly(target);
        Assert.Equal((isInterrupted, isReplayInterrupted), (entry.IsInterrupted, entry.IsReplayInterrupted));
    }

    [Fact]
    public void A_replay_is_recorded_until_it_closes_the_entry()
    {
        SpoolTarget target = Fixture.Open();
        string path = SpoolTargetFixture.Put(target, TestMetrics.Metric("a"));
        SpoolEntryFile entry = Fixture.OpenOnly(target);
        entry.MarkSending();
        Assert.Contains("\"open\":2,\"started\":1", Header(path), StringComparison.Ordinal);
        entry.Dispose();
        Assert.Contains("\"open\":0,\"started\":1", Header(path), StringComparison.Ordinal);
    }

    [Fact]
    public void An_interruption_stays_recorded_while_metrics_are_pending()
    {
        SpoolTarget target = Fixture.Open();
        string path = SpoolTargetFixture.Put(target, TestMetrics.Metric("a"));
        Mark(path, "1,\"started\":1");
        SpoolEntryFile entry = Fixture.OpenOnly(target);
        entry.MarkSending();
        entry.Dispose();
        Assert.Contains("\"open\":2,\"started\":1", Header(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1,\"started\":1", 1, false)]
    [InlineData("1,\"started\":1", 2, true)]
    [InlineData("2,\"started\":1", 1, true)]
    [InlineData("0,\"started\":1", 2, false)]
    public void A_batch_may_mix_requests_unless_one_entry_is_sent_again_by_itself(string marks, int entryCount, bool isMixed)
    {
        SpoolTarget target = Fixture.Open();
        Mark(SpoolTargetFixture.Put(target, TestMetrics.Metric("a")), marks);
        for (int i = 1; i < entryCount; i++)
        {
            SpoolTargetFixture.Put(target, TestMetrics.Metric("b"));
        }

        SpoolEntryFile[] entries = [.. target.OpenPending(long.MaxValue, Fixture.Warnings.Add)];
        DeliveryRecorder recorder = new();
        InFlightEntries inFlight = InFlightEntries.FromEntries(entries, recorder, new SpoolFailure(target.Folder, recorder));
        Assert.Equal(isMixed, inFlight.Prepare(MetricBatch.FromMetrics(entries[0].Metrics))!.IsMixed);
        Array.ForEach(entries, entry => entry.Dispose());
    }

    private static string Header(string path)
    {
        using FileStream file = UnlockedFile.Open(path);
        using StreamReader reader = new(file);
        return reader.ReadLine()!;
    }

    private static void Mark(string path, string marks) => File.WriteAllText(path, File.ReadAllText(path).Replace("0,\"started\":0", marks, StringComparison.Ordinal));
}
