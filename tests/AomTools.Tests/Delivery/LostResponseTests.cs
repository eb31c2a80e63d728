using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Delivery;
using AomTools.Emulator.Faults;
using AomTools.Emulator.Report;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>
/// The response to a request is lost, and AOM rejects the next attempt because it holds the metrics: they count as accepted, the others are sent,
/// and few requests find out which is which.
/// </summary>
public sealed class LostResponseTests : DeliveryTestBase
{
    private static readonly Dictionary<string, Fault> s_faults = new()
    {
        ["dropped"] = new Fault { DropAfter = true },
        ["truncated"] = new Fault { Truncate = true },
        ["500"] = new Fault { Status = 500, AfterProcessing = true },
        ["gateway timeout"] = new Fault { Status = 504, AfterProcessing = true, ContentType = "text/html", Body = "<html>timeout</html>" },
        ["dropped, not stored"] = new Fault { DropBefore = true },
        ["503, not stored"] = new Fault { Status = 503 },
    };

    public static TheoryData<string, string, int, int> Cases { get; } = new(
        from mode in new[] { "Accept", "Reject", "Partial" }
        from fault in s_faults.Keys
        from shape in new[] { (33, 1), (1, 33), (6, 5), (1, 1), (2, 2), (120, 1) }
        select new TheoryDataRow<string, string, int, int>(mode, fault, shape.Item1, shape.Item2));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Counts_as_accepted_what_AOM_holds(string mode, string fault, int series, int times)
    {
        AomMetric[] metrics = Metrics(series, times);
        Emulator.Repeats = Enum.Parse<RepeatMode>(mode);
        Emulator.Faults.Add(s_faults[fault]);
        DeliveryRecorder recorder = await SendAsync(metrics);
        Assert.Equal((metrics.Length, 0), (recorder.Sum(AomSendStatus.Accepted), metrics.Count(metric => !Holds(metric))));
        Assert.Equal(metrics.Length, recorder.Settlements.Sum(settlement => settlement.MetricCount));
        Assert.InRange(Emulator.Requests.Total, 2, 2 + Bound(metrics.Length));
    }

    [Theory]
    [InlineData("Reject")]
    [InlineData("Partial")]
    public async Task Shows_that_an_earlier_attempt_stored_them(string mode)
    {
        Emulator.Repeats = Enum.Parse<RepeatMode>(mode);
        Emulator.Faults.Add(new Fault { DropAfter = true });
        DeliveryRecorder recorder = await SendAsync(Metrics(10, 1));
        Settlement settlement = Assert.Single(recorder.Settlements);
        Assert.Equal((SettlementReason.StoredEarlier, 10), (settlement.Reason, settlement.MetricCount));
    }

    // AOM stored a part before the connection dropped: the first half of the body, every second series, all but one.
    [Theory]
    [InlineData("Reject", "half", 33, 1)]
    [InlineData("Reject", "half", 120, 1)]
    [InlineData("Reject", "half", 8, 4)]
    [InlineData("Reject", "half", 1, 32)]
    [InlineData("Reject", "every second", 30, 1)]
    [InlineData("Reject", "most", 30, 1)]
    [InlineData("Partial", "half", 33, 1)]
    [InlineData("Partial", "half", 1, 33)]
    [InlineData("Partial", "every second", 8, 4)]
    [InlineData("Accept", "half", 33, 1)]
    public async Task Sends_what_AOM_lacks(string mode, string part, int series, int times)
    {
        AomMetric[] metrics = Metrics(series, times);
        string[] hosts = [.. metrics.Select(Host).Distinct()];
        AomMetric[] stored = part switch
        {
            "half" => metrics[..(metrics.Length / 2)],
            "every second" => [.. metrics.Where(metric => Array.IndexOf(hosts, Host(metric)) % 2 == 0)],
            _ => [.. metrics.Where(metric => Host(metric) != hosts[^1])],
        };
        await SendAsync(stored);
        Emulator.Repeats = Enum.Parse<RepeatMode>(mode);
        Emulator.Faults.Add(new Fault { DropBefore = true });
        DeliveryRecorder recorder = await SendAsync(metrics);
        Assert.All(metrics, metric => Assert.True(Holds(metric)));
        Assert.Equal((metrics.Length, 0), (recorder.Sum(AomSendStatus.Accepted), recorder.Rejected.Count));

        // The user hears of it, unless AOM itself stored what it lacked.
        Assert.Equal(mode == "Reject" ? 1 : 0, recorder.Warnings.Count);
    }

    // Another sender was there first: this metric is not held, and AOM does not take it any more.
    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(32)]
    public async Task Names_a_metric_that_is_out_of_order(int at)
    {
        AomMetric[] metrics = Metrics(33, 1);
        AomMetric newer = TestMetrics.Metric("m", 1, Host(metrics[at]), metrics[at].CollectTime + 60_000 - TestMetrics.Noon.ToUnixTimeMilliseconds());
        await SendAsync([newer]);
        Emulator.Faults.Add(new Fault { DropBefore = true });
        DeliveryRecorder recorder = await SendAsync(metrics);
        Assert.Equal(32, recorder.Sum(AomSendStatus.Accepted));
        Assert.Same(metrics[at], Assert.Single(recorder.Rejected));
    }

    [Fact]
    public async Task Finds_an_invalid_metric_after_a_lost_response()
    {
        Emulator.RejectionRules.Reject("bad");
        AomMetric[] metrics = Metrics(20, 1);
        metrics[7] = TestMetrics.Metric("bad", 1, Host(metrics[7]), metrics[7].CollectTime - TestMetrics.Noon.ToUnixTimeMilliseconds());
        Emulator.Faults.Add(new Fault { DropBefore = true });
        DeliveryRecorder recorder = await SendAsync(metrics);
        Assert.Equal((19, "bad"), (recorder.Sum(AomSendStatus.Accepted), Assert.Single(recorder.Rejected).Name));
    }

    // Without a lost response a rejection is one, however many metrics it names.
    [Fact]
    public async Task Rejects_metrics_that_are_out_of_order()
    {
        AomMetric[] metrics = Metrics(1, 12);
        await SendAsync([.. metrics.Skip(11)]);
        DeliveryRecorder recorder = await SendAsync([.. metrics.Take(11)]);
        Assert.Equal((0, 11), (recorder.Sum(AomSendStatus.Accepted), recorder.Sum(AomSendStatus.Rejected)));
    }

    [Fact]
    public async Task Leaves_nothing_unsettled_when_AOM_becomes_unavailable_meanwhile()
    {
        Emulator.Faults.Add(new Fault { DropAfter = true });
        Emulator.Faults.Add(new Fault());
        Emulator.Faults.Add(new Fault { Status = 503, Count = 100 });
        DeliveryRecorder recorder = await SendAsync(Metrics(33, 1));
        Assert.Equal((33, 0), (recorder.Settlements.Sum(settlement => settlement.MetricCount), recorder.Sum(AomSendStatus.Rejected)));
    }

    [Fact]
    public async Task Replays_metrics_whose_response_was_lost_in_the_run_before()
    {
        Emulator.Faults.Add(new Fault { DropAfter = true, Count = 5 });
        AomMetric[] metrics = Metrics(12, 1);
        DeliveryOptions options = new() { SpoolPath = Spool };
        DeliveryRecorder first = await SendAsync(metrics, options);
        Emulator.Faults.Clear();
        DeliveryRecorder second = await SendAsync([], options);
        Assert.Equal(12, first.Sum(AomSendStatus.Accepted) + second.Sum(AomSendStatus.Accepted));
        Assert.Equal((0, 12), (second.Sum(AomSendStatus.Rejected), Emulator.Points.Count));
        Assert.Empty(Files("*.journal"));
    }

    // The first request was stored, the second one held it and more, so AOM rejected that as a whole. Both responses were lost.
    [Theory]
    [InlineData("Reject")]
    [InlineData("Partial")]
    [InlineData("Accept")]
    public async Task Replays_what_several_runs_lost(string mode)
    {
        Emulator.Repeats = Enum.Parse<RepeatMode>(mode);
        AomMetric[] metrics = Metrics(40, 2);
        DeliveryOptions options = new() { SpoolPath = Spool, MaximumRetryCount = 0 };
        Emulator.Faults.Add(new Fault { DropAfter = true, Count = 1000 });
        await SendAsync(metrics[..4], options);
        await SendAsync(metrics[4..], options);
        await SendAsync([], options);
        Emulator.Faults.Clear();
        DeliveryRecorder last = await SendAsync([], options);
        Assert.Equal((80, 0), (last.Sum(AomSendStatus.Accepted), last.Rejected.Count));
        Assert.All(metrics, metric => Assert.True(Holds(metric)));
        Assert.Empty(Files("*.journal"));
    }

    private static int Bound(int count) => 4 + (3 * (int)Math.Ceiling(Math.Log2(count)));

    private static string Host(AomMetric metric) => metric.Dimensions["host"];

    private async Task<DeliveryRecorder> SendAsync(AomMetric[] metrics, DeliveryOptions? options = null)
    {
        DeliveryRecorder recorder = new();
        await DeliveryHarness.SendAsync(Connect(DeliveryHarness.Impatient()), options ?? new DeliveryOptions(), recorder, metrics);
        return recorder;
    }

    // In the order of their times, as a batch has them.
    private AomMetric[] Metrics(int series, int times)
    {
        long begin = Now.AddMinutes(-10).ToUnixTimeMilliseconds() - TestMetrics.Noon.ToUnixTimeMilliseconds();
        return [.. from time in Enumerable.Range(0, times) from host in Enumerable.Range(0, series) select TestMetrics.Metric("m", time, "h" + host, begin + (time * 1000))];
    }

    private bool Holds(AomMetric metric) => Emulator.Points.Series.Any(series =>
        series.Name == metric.Name && series.Dimensions[0].Value == Host(metric) && series.Points.Any(point => point.Time == metric.CollectTime));
}
