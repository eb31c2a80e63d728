using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Compat;
using AomTools.Delivery;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Identity;
using AomTools.Transport;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>Random runs against a service that fails in every way: whatever happens, the count adds up and no point of a series passes another.</summary>
public sealed class DeliveryModelTests
{
    // One item of one value has about 190 bytes: a few a body, so that windows, waves and carried items all happen.
    private const int SmallBody = 800;

    [Property(MaxTest = 100)]
    public Task Adds_up_and_keeps_order_without_a_spool(RunPlan plan) => CheckAsync(plan, spool: false);

    [Property(MaxTest = 100)]
    public Task Adds_up_keeps_order_and_loses_nothing_with_a_spool(RunPlan plan) => CheckAsync(plan, spool: true);

    private static async Task CheckAsync(RunPlan plan, bool spool)
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Port = 0, MaxBodyBytes = SmallBody });
        string folder = Path.Combine(Path.GetTempPath(), "aom-model-" + Guid.NewGuid().ToString("N"));
        try
        {
            plan.Faults().ForEach(emulator.Faults.Add);
            List<AomMetric> metrics = plan.Metrics();
            Sink sink = await RunAsync(emulator, metrics, plan.Lanes, spool ? folder : null);
            sink.Check(metrics.Count, emulator);
            if (spool)
            {
                await FinalReplayAsync(emulator, folder);
                Ensure(sink.Refused.Count + emulator.Points.Count >= metrics.Select(Key).Distinct().Count(), "a valid point is nowhere");
                Ensure(metrics.Where(metric => !sink.Refused.Contains(metric)).All(metric => Holds(emulator, metric)), "a point that was not refused is not in the service");
            }
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task FinalReplayAsync(EmulatorHost emulator, string folder)
    {
        emulator.Faults.Clear();
        await RunAsync(emulator, [], 1, folder);
        Ensure(emulator.Points.OutOfOrder == 0, "the replay passed a newer point");
        Ensure(Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories).Length == 0, "something still waits");
    }

    private static async Task<Sink> RunAsync(EmulatorHost emulator, List<AomMetric> metrics, int lanes, string? folder)
    {
        Surroundings surroundings = new() { Delay = (time, stop) => Task.Delay(time > TimeSpan.FromMinutes(1) ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, stop), Chance = () => 0.5 };
        AccessKeyCredential key = new(emulator.Options.AccessKey, SecretText.From(emulator.Options.SecretKey), null);
        AomConnection connection = new("test", null, emulator.Address, emulator.Options.ProjectId, new FixedCredential("AccessKey", key), HttpHandlers.Create(null, useProxy: false)) { Surroundings = surroundings };
        Sink sink = new();
        DeliveryOptions options = new() { ThrottleLimit = lanes, BodyBytes = SmallBody, MaximumRetryCount = 2, SpoolPath = folder };
        using CancellationTokenSource stop = new();
        using Courier courier = CourierFactory.Create(connection, options, sink, stop.Token);
        foreach (AomMetric metric in metrics)
        {
            while (!courier.TryAdd(metric))
            {
                await courier.Room;
            }
        }

        await courier.FinishAsync();
        Ensure(!courier.IsBarred && courier.TakeUnsettled().Count == 0, "something was left without an outcome");
        connection.Close();
        return sink;
    }

    private static bool Holds(EmulatorHost emulator, AomMetric metric) => emulator.Points.Series.Any(series =>
        series.Name == metric.Name && series.Dimensions[0].Value == metric.Dimensions["host"] && series.Points.Any(point => point.Time == metric.CollectTime));

    private static (string, string, long) Key(AomMetric metric) => (metric.Name, metric.Dimensions["host"], metric.CollectTime);

    private static void Ensure(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }

    /// <summary>Counts the outcomes.</summary>
    private sealed class Sink : IDeliverySink
    {
        private readonly object _gate = new();
        private readonly List<DeliveryOutcome> _outcomes = [];

        public HashSet<AomMetric> Refused => [.. _outcomes.Where(outcome => outcome.Result.Status == AomSendStatus.Refused).SelectMany(outcome => outcome.Metrics)];

        public void Attempted(AttemptNotice notice)
        {
        }

        public void Settled(DeliveryOutcome outcome)
        {
            lock (_gate)
            {
                _outcomes.Add(outcome);
            }
        }

        public void Warned(string message)
        {
        }

        public void Check(int submitted, EmulatorHost emulator)
        {
            Ensure(_outcomes.Where(outcome => !outcome.Result.FromSpool).Sum(outcome => outcome.Result.Metrics) == submitted, "the count does not add up");
            Ensure(_outcomes.Where(outcome => outcome.Result.Status != AomSendStatus.Accepted).All(outcome => outcome.Metrics.Count == outcome.Result.Metrics), "a loss without its metrics");
            Ensure(emulator.Points.OutOfOrder == 0, "a point passed a newer one of its series");
            Ensure(emulator.Requests.Reports.All(request => request.Body.Length <= SmallBody), "a body over the limit");
        }
    }
}
