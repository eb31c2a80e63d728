using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Commands.Sending;
using AomTools.Delivery;
using AomTools.Delivery.Spool;
using AomTools.Emulator;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>Random runs against a service that fails in every way: whatever happens, the count adds up and no point of a series passes another.</summary>
public sealed class DeliveryModelTests
{
    // One item of one value has about 190 bytes: a few a body, so that windows, waves and carried items all happen.
    private const int SmallBody = 800;

    // The same runs each day; the long ones below are new each time.
    private const string Seed = "(2026,1125)";

    [Property(MaxTest = 30, Replay = Seed)]
    public Task Adds_up_and_keeps_order_without_a_spool(DeliveryScenario scenario) => CheckAsync(scenario, spool: false);

    [Property(MaxTest = 12, Replay = Seed)]
    public Task Adds_up_keeps_order_and_loses_nothing_with_a_spool(DeliveryScenario scenario) => CheckAsync(scenario, spool: true);

    [Property(MaxTest = 12, Replay = Seed)]
    public Task Adds_up_and_loses_nothing_on_a_disk_that_fails(DeliveryScenario scenario, int seed) => CheckDiskAsync(scenario, seed);

    [Property(MaxTest = 12, Replay = Seed)]
    public Task Adds_up_and_loses_nothing_when_it_is_stopped(DeliveryScenario scenario, byte after) => CheckStopAsync(scenario, after % 12);

    [Property(Explicit = true, MaxTest = 2000)]
    public Task Adds_up_in_two_thousand_runs_that_are_stopped(DeliveryScenario scenario, byte after) => CheckStopAsync(scenario, after % 12);

    [Property(Explicit = true, MaxTest = 4000)]
    public Task Adds_up_in_four_thousand_runs_without_a_spool(DeliveryScenario scenario) => CheckAsync(scenario, spool: false);

    [Property(Explicit = true, MaxTest = 4000)]
    public Task Adds_up_in_four_thousand_runs_with_a_spool(DeliveryScenario scenario) => CheckAsync(scenario, spool: true);

    [Property(Explicit = true, MaxTest = 2000)]
    public Task Adds_up_in_two_thousand_runs_on_a_disk_that_fails(DeliveryScenario scenario, int seed) => CheckDiskAsync(scenario, seed);

    private static Task CheckAsync(DeliveryScenario scenario, bool spool) => WithServiceAsync(scenario, async (emulator, folder) =>
    {
        List<AomMetric> metrics = scenario.Metrics();
        DeliveryRecorder recorder = await RunAsync(emulator, metrics, scenario, spool ? folder : null);
        Check(recorder, metrics.Count, emulator);
        HashSet<AomMetric> unaccepted = [.. recorder.Settlements.SelectMany(settlement => settlement.Metrics)];
        Ensure(metrics.TrueForAll(metric => unaccepted.Contains(metric) || Holds(emulator, metric)), "AOM lacks a metric that counts as accepted");
        if (spool)
        {
            Ensure(recorder.Sum(AomSendStatus.Undelivered) == 0, "the spool did not keep what was undelivered: " + string.Join(" ", recorder.Warnings));
            HashSet<(string, string, long)> rejected = [.. recorder.Rejected.Select(Key), .. await FinalReplayAsync(emulator, folder)];
            Ensure(metrics.TrueForAll(metric => rejected.Contains(Key(metric)) != Holds(emulator, metric)), "AOM lacks a metric that was not rejected, or holds one that was");
        }
    });

    // Whatever the disk does: what is not in an error, AOM has in the end.
    private static Task CheckDiskAsync(DeliveryScenario scenario, int seed) => WithServiceAsync(scenario, async (emulator, folder) =>
    {
        List<AomMetric> metrics = scenario.Metrics();
        DeliveryRecorder recorder = await RunAsync(emulator, metrics, scenario, folder, new FailingDisk(seed));
        Check(recorder, metrics.Count, emulator);
        HashSet<(string, string, long)> failed = [.. recorder.Settlements.Where(settlement => settlement.Status is AomSendStatus.Rejected or AomSendStatus.Undelivered).SelectMany(settlement => settlement.Metrics).Select(Key)];
        failed.UnionWith(await FinalReplayAsync(emulator, folder));
        Ensure(metrics.TrueForAll(metric => failed.Contains(Key(metric)) || Holds(emulator, metric)), "a metric is lost: " + string.Join(" ", recorder.Warnings));
    });

    // Ctrl+C at any settlement: each metric that entered has one, and what is spooled arrives with the next run.
    private static Task CheckStopAsync(DeliveryScenario scenario, int after) => WithServiceAsync(scenario, async (emulator, folder) =>
    {
        using CancellationTokenSource stop = new();
        int settlements = 0;
        DeliveryRecorder recorder = new()
        {
            BeforeSettled = _ =>
            {
                if (Interlocked.Increment(ref settlements) > after)
                {
                    stop.Cancel();
                }
            },
        };
        DeliveryOptions options = new() { ThrottleLimit = scenario.MaxBatches, BufferGroups = 1 + (scenario.MaxBatches % 4), BodyBytes = SmallBody, MaximumRetryCount = 2, SpoolPath = folder };
        List<AomMetric> entered = [];
        using (MetricSender sender = MetricSenderFactory.Create(DeliveryHarness.Connect(emulator.Address, emulator.Options.ProjectId, emulator.Options.AccessKey, emulator.Options.SecretKey), options, recorder, stop.Token))
        {
            await DeliveryHarness.AddAsync(sender, scenario.Metrics(), scenario.ArrayLength, () => !stop.IsCancellationRequested, added => entered.AddRange(added));
            await sender.CompleteAsync();
        }

        Check(recorder, entered.Count, emulator);
        HashSet<(string, string, long)> rejected = [.. recorder.Rejected.Select(Key), .. await FinalReplayAsync(emulator, folder)];
        Ensure(entered.TrueForAll(metric => rejected.Contains(Key(metric)) != Holds(emulator, metric)), "AOM lacks a metric that was not rejected, or holds one that was");
    });

    private static async Task WithServiceAsync(DeliveryScenario scenario, Func<EmulatorHost, string, Task> check)
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Port = 0, MaxBodyBytes = SmallBody, Repeats = scenario.Repeats });
        string folder = Path.Combine(Path.GetTempPath(), "aom-model-" + Guid.NewGuid().ToString("N"));
        try
        {
            scenario.Faults().ForEach(emulator.Faults.Add);
            if (scenario.HasInvalid)
            {
                emulator.RejectionRules.Reject("m2");
            }

            await check(emulator, folder);
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task<IEnumerable<(string, string, long)>> FinalReplayAsync(EmulatorHost emulator, string folder)
    {
        emulator.Faults.Clear();
        DeliveryRecorder recorder = await RunAsync(emulator, [], null, folder);
        Ensure(emulator.Points.OutOfOrder == 0, "the replay passed a newer point");
        string[] left = [.. Directory.GetFiles(folder, "*.journal", SearchOption.AllDirectories)];
        Ensure(left.Length == 0, "something is still pending: " + string.Join(" ", left));
        return recorder.Rejected.Select(Key);
    }

    private static async Task<DeliveryRecorder> RunAsync(EmulatorHost emulator, List<AomMetric> metrics, DeliveryScenario? scenario, string? folder, SpoolDisk? disk = null)
    {
        int maxBatches = scenario?.MaxBatches ?? 1;
        AomConnection connection = DeliveryHarness.Connect(emulator.Address, emulator.Options.ProjectId, emulator.Options.AccessKey, emulator.Options.SecretKey);
        DeliveryRecorder recorder = new();
        DeliveryOptions options = new() { ThrottleLimit = maxBatches, BufferGroups = 1 + (maxBatches % 4), BodyBytes = SmallBody, MaximumRetryCount = 2, SpoolPath = folder };
        MetricSender sender = await DeliveryHarness.SendAsync(connection, options, recorder, metrics, scenario?.ArrayLength ?? 1, disk);
        Ensure(!sender.IsCredentialRejected, "the credential counts as rejected");
        Ensure(disk is not null || sender.GetSpoolStatus().PendingCount == Pending(folder), "the count of pending metrics is wrong");
        connection.Close();
        return recorder;
    }

    // By reading each file whole.
    private static long Pending(string? folder) => folder is null ? 0 : SpoolCatalog.Read(folder).Where(entry => entry.State is AomSpoolState.Pending or AomSpoolState.Open).Sum(entry => entry.MetricCount ?? 0);

    private static void Check(DeliveryRecorder recorder, int submitted, EmulatorHost emulator)
    {
        Ensure(recorder.Settlements.Where(settlement => !settlement.IsReplay).Sum(settlement => settlement.MetricCount) == submitted, "the count does not add up");
        Ensure(recorder.Settlements.Where(settlement => settlement.Status != AomSendStatus.Accepted).All(settlement => settlement.Metrics.Count == settlement.MetricCount), "a loss without its metrics");
        Ensure(emulator.Points.OutOfOrder == 0, "a point passed a newer one of its series");
        Ensure(emulator.Requests.Reports.All(request => request.Body.Length <= SmallBody), "a body over the limit");
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
}
