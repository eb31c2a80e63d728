using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Delivery;
using AomTools.Delivery.Spool;
using AomTools.Emulator.Faults;
using AomTools.Emulator.Report;
using AomTools.Tests.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>
/// A response is lost, and more metrics of the same series queue behind in the spool. A replay sends both kinds in one request, which AOM rejects because it
/// holds the older ones: the newer ones were never sent, so none of them says anything about the older ones.
/// </summary>
public sealed class LostReplayTests : SpooledRunTestBase
{
    private const int SeriesCount = 40;

    private DeliveryOptions Whole => Spooled with { BodyBytes = 40_000 };

    [Theory]
    [InlineData("Accept", 4, 8)]
    [InlineData("Reject", 4, 8)]
    [InlineData("Reject", 8, 30)]
    [InlineData("Reject", 30, 8)]
    [InlineData("Reject", 1, 1)]
    [InlineData("Partial", 4, 8)]
    public async Task Sends_metrics_that_queued_behind_those_that_AOM_holds(string mode, int stored, int queued)
    {
        Emulator.Repeats = Enum.Parse<RepeatMode>(mode);
        await LoseAsync(new Fault { DropAfter = true }, Series(stored));
        await QueueAsync(Series(queued, from: stored));
        await CheckAsync(stored + queued);
    }

    [Theory]
    [InlineData("Reject")]
    [InlineData("Partial")]
    public async Task Sends_metrics_of_many_series(string mode)
    {
        Emulator.Repeats = Enum.Parse<RepeatMode>(mode);
        AomMetric[] metrics = [.. Enumerable.Range(0, 20).SelectMany(round => Enumerable.Range(0, 10).Select(host => At(host, round)))];
        await LoseAsync(new Fault { DropAfter = true }, metrics[..50]);
        await LoseAsync(new Fault { DropBefore = true }, metrics[50..100]);
        await QueueAsync(metrics[100..]);
        await CheckAsync(metrics.Length);
    }

    // AOM stored the first request and did not get the second one. On disk, both look alike.
    [Theory]
    [InlineData(3, 17)]
    [InlineData(17, 3)]
    [InlineData(1, 25)]
    [InlineData(25, 1)]
    public async Task Sends_what_AOM_did_not_get_after_what_it_holds(int stored, int lost)
    {
        await LoseAsync(new Fault { DropAfter = true }, Series(stored));
        await LoseAsync(new Fault { DropBefore = true }, Series(lost, from: stored));
        DeliveryRecorder recorder = await RunAsync(Whole);
        Assert.Equal((0, 0L), (recorder.Rejected.Count, Emulator.Points.OutOfOrder));
        Assert.Equal((stored + lost, stored + lost), (Replayed(recorder), (int)Emulator.Points.Count));
        Assert.Empty(Files());
    }

    // AOM holds all series but one. A sample of the series would miss it.
    [Theory]
    [InlineData("Reject")]
    [InlineData("Partial")]
    public async Task Sends_the_one_series_that_AOM_did_not_get(string mode)
    {
        Emulator.Repeats = Enum.Parse<RepeatMode>(mode);
        await LoseAsync(new Fault { DropBefore = true }, Rounds(3, host => host == 7));
        await LoseAsync(new Fault { DropAfter = true }, Rounds(3, host => host != 7));
        await CheckAsync(3 * SeriesCount);
    }

    // It was killed while it isolated a series that AOM failed on.
    [Theory]
    [InlineData("Reject")]
    [InlineData("Partial")]
    public async Task Sends_the_one_series_that_a_killed_process_did_not(string mode)
    {
        Emulator.Repeats = Enum.Parse<RepeatMode>(mode);
        await RunAsync(Whole, Rounds(3, host => host != 7));
        using (SpoolEntryFile entry = Target().CreateEntry())
        {
            Array.ForEach(Rounds(3, _ => true), entry.Append);
            SpoolTargetFixture.Lose(entry, 1, [.. entry.Metrics]);
            SpoolTargetFixture.Lose(entry, 2, [.. entry.Metrics.Where(metric => metric.Dimensions["host"] != "h7")]);
        }

        await CheckAsync(3 * SeriesCount);
    }

    // The disk was full when it was killed: each series must be asked for.
    [Theory]
    [InlineData("Reject")]
    [InlineData("Partial")]
    public async Task Sends_the_one_series_of_requests_that_are_unknown(string mode)
    {
        Emulator.Repeats = Enum.Parse<RepeatMode>(mode);
        await RunAsync(Whole, Rounds(3, host => host != 7));
        string path = Leave(Rounds(3, _ => true));
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"started\":0", "\"started\":1", StringComparison.Ordinal));
        for (int run = 0; run < 4; run++)
        {
            Assert.Empty((await RunAsync(Whole)).Rejected);
        }

        Assert.Equal((3 * SeriesCount, 0L), ((int)Emulator.Points.Count, Emulator.Points.OutOfOrder));
        Assert.Empty(Files());
    }

    // The whole request was lost before AOM had it.
    [Theory]
    [InlineData(8, 30)]
    [InlineData(30, 8)]
    public async Task Sends_both_if_AOM_holds_neither(int lost, int queued)
    {
        await LoseAsync(new Fault { DropBefore = true }, Series(lost));
        await QueueAsync(Series(queued, from: lost));
        await CheckAsync(lost + queued);
    }

    private async Task LoseAsync(Fault fault, AomMetric[] metrics)
    {
        Emulator.Faults.Clear();
        Emulator.Faults.Add(fault with { Count = 100 });
        await RunAsync(Whole, metrics);
        Emulator.Faults.Clear();
        Clock.Advance(TimeSpan.FromMilliseconds(1));
    }

    private async Task QueueAsync(AomMetric[] metrics)
    {
        using (OtherSender())
        {
            await RunAsync(Whole, metrics);
        }
    }

    private async Task CheckAsync(int count)
    {
        long before = Emulator.Requests.Total;
        DeliveryRecorder recorder = await RunAsync(Whole);
        Assert.Equal((0, 0L), (recorder.Rejected.Count, Emulator.Points.OutOfOrder));
        Assert.Equal((count, count), (Replayed(recorder), (int)Emulator.Points.Count));
        Assert.Empty(recorder.Warnings);
        Assert.Empty(Files());
        Assert.InRange(Emulator.Requests.Total - before, 1, PartOrder.MaxExtraRequests);
    }

    private AomMetric[] Rounds(int rounds, Func<int, bool> isIncluded) =>
        [.. Enumerable.Range(0, rounds).SelectMany(round => Enumerable.Range(0, SeriesCount).Where(isIncluded).Select(host => At(host, round)))];

    private AomMetric At(int host, int round) =>
        TestMetrics.Metric("m", round, "h" + host, Now.AddMinutes(-10).ToUnixTimeMilliseconds() - TestMetrics.Noon.ToUnixTimeMilliseconds() + (round * 1000));
}
