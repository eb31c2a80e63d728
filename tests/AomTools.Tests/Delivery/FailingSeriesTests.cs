using System;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Delivery;
using AomTools.Emulator.Faults;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>One metric makes AOM fail each time: the others are sent, and what still fails is named and waits with its own series only.</summary>
public sealed class FailingSeriesTests : DeliveryTestBase
{
    private const string Bad = "bad";

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task Sends_the_other_series_of_a_batch_that_fails(int maxBatches)
    {
        Emulator.RejectionRules.Fail(Bad);
        AomMetric[] metrics = Mixed(30, 11);
        DeliveryRecorder recorder = await SendAsync(new DeliveryOptions { ThrottleLimit = maxBatches, MaximumRetryCount = 1, BodyBytes = 3000 }, metrics);
        Assert.Equal((29, 1), (recorder.Sum(AomSendStatus.Accepted), recorder.Sum(AomSendStatus.Undelivered)));
        Assert.Equal(Bad, Assert.Single(recorder.Settlements, settlement => settlement.Status == AomSendStatus.Undelivered).Metrics[0].Name);
        Assert.InRange(Emulator.Requests.Total, 5, 40);
    }

    [Fact]
    public async Task Passes_it_in_a_spool()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Count = 2 });
        DeliveryOptions options = new() { SpoolPath = Spool, MaximumRetryCount = 1 };
        await SendAsync(options, Mixed(10, 3));
        Emulator.RejectionRules.Fail(Bad);
        DeliveryRecorder recorder = await SendAsync(options, Mixed(10, 3, from: 10));
        Assert.Equal((18, 0), (recorder.Sum(AomSendStatus.Accepted), Emulator.Points.OutOfOrder));
        Assert.Contains(Bad, Assert.Single(recorder.Warnings), StringComparison.Ordinal);
        Emulator.RejectionRules.Clear();
        DeliveryRecorder last = await SendAsync(options, []);
        Assert.Equal((2, 20, 0), (last.Sum(AomSendStatus.Accepted), Emulator.Points.Count, Emulator.Points.OutOfOrder));
        Assert.Empty(Files("*.journal"));
    }

    // An outage is not a failing series.
    [Fact]
    public async Task Does_not_search_while_AOM_is_unavailable()
    {
        Emulator.Faults.Add(new Fault { Status = 503, Count = 1000 });
        DeliveryRecorder recorder = await SendAsync(new DeliveryOptions { MaximumRetryCount = 2 }, Mixed(30, 3));
        Assert.Equal((30, 3), (recorder.Sum(AomSendStatus.Undelivered), Emulator.Requests.Total));
    }

    private async Task<DeliveryRecorder> SendAsync(DeliveryOptions options, AomMetric[] metrics)
    {
        DeliveryRecorder recorder = new();
        await DeliveryHarness.SendAsync(Connect(DeliveryHarness.Impatient()), options, recorder, metrics);
        return recorder;
    }

    // Each of a resource of its own, one of them bad.
    private AomMetric[] Mixed(int count, int bad, int from = 0)
    {
        long begin = Now.AddMinutes(-10).ToUnixTimeMilliseconds() - TestMetrics.Noon.ToUnixTimeMilliseconds();
        return [.. Enumerable.Range(0, count).Select(i => TestMetrics.Metric(i == bad ? Bad : "m", i, "h" + i, begin + ((from + i) * 1000)))];
    }
}
