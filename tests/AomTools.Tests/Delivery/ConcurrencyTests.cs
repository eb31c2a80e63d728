using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Commands.Sending;
using AomTools.Delivery;
using AomTools.Emulator.Faults;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>Requests in flight: each waits for those of its own series, and for no others.</summary>
public sealed class ConcurrencyTests : DeliveryTestBase
{
    private static readonly string[] s_hosts = ["a", "b", "c", "d"];

    [Fact]
    public async Task A_slow_request_holds_up_its_own_series_only()
    {
        AomConnection connection = await ConnectVerifiedAsync();
        using MetricSender sender = Start(Small with { ThrottleLimit = 2 }, connection);
        await sender.BufferAvailable;
        Emulator.Faults.Add(new Fault { Hold = true });
        Task held = Emulator.Faults.Held;
        await AddAsync(sender, Interleaved(0, 4));
        Task completed = sender.CompleteAsync();
        await held;
        await UntilAsync(() => Emulator.Requests.Total >= 5);
        string[] heldHosts = [.. SentHosts.Read(Emulator.Requests.Reports[1])];
        Assert.DoesNotContain(Emulator.Requests.Reports.Skip(2), request => SentHosts.Read(request).Intersect(heldHosts).Any());
        Assert.False(completed.IsCompleted);
        Emulator.Faults.ReleaseAll();
        await completed;
        Assert.Equal((16, 0), (Recorder.Sum(AomSendStatus.Accepted), Emulator.Points.OutOfOrder));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Batches_that_wait_are_settled_when_the_run_ends(bool isStopped)
    {
        AomConnection connection = await ConnectVerifiedAsync();
        using CancellationTokenSource stop = new();
        using MetricSender sender = MetricSenderFactory.Create(connection, Small with { ThrottleLimit = 4 }, Recorder, stop.Token);
        await sender.BufferAvailable;
        Emulator.Faults.Add(isStopped ? new Fault { Hold = true, Count = 4 } : new Fault { Status = 401, Count = 4 });
        Task held = Emulator.Faults.Held;
        AomMetric[] metrics = Series(200, hosts: true);
        int added = 0;
        while (added < metrics.Length && sender.TryAdd(metrics[added]))
        {
            added++;
            if (added == 20)
            {
                await Task.WhenAny(held, sender.BufferAvailable);
            }
        }

        if (isStopped)
        {
            await held;
            await stop.CancelAsync();
        }

        await sender.CompleteAsync();
        Assert.Equal(added, Recorder.Settlements.Sum(settlement => settlement.MetricCount));
        Assert.Equal(0, Recorder.Sum(AomSendStatus.Accepted));
        Assert.Equal(!isStopped, sender.IsCredentialRejected);
    }

    // The first request of a connection goes alone.
    private async Task<AomConnection> ConnectVerifiedAsync()
    {
        AomConnection connection = Connect();
        await DeliveryHarness.SendAsync(connection, Small, new DeliveryRecorder(), Series(1, from: 1000));
        Assert.True(connection.IsCredentialVerified);
        return connection;
    }

    // As a collector of several servers: all series at each time. Four metrics fill a body.
    private AomMetric[] Interleaved(int from, int times) => [.. Enumerable.Range(from, times).SelectMany(at => s_hosts.Select(host => Create(host, at)))];

    private AomMetric Create(string host, int at) =>
        TestMetrics.Metric("m", at, host, Now.AddMinutes(-10).ToUnixTimeMilliseconds() - TestMetrics.Noon.ToUnixTimeMilliseconds() + (at * 1000));

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}
