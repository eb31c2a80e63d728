using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Commands.Sending;
using AomTools.Delivery;
using AomTools.Emulator;
using AomTools.Identity;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>
/// Random runs that are killed at a request or a write, one after the other on the same spool, against a service that fails in every way. A last run replays
/// what they left: AOM then holds each metric that had entered, unless it was rejected.
/// </summary>
public sealed class DeliveryKillTests
{
    // Enough series in a request that a sample of them misses some.
    private const int BodyBytes = 6000;
    private const string Seed = "(2026,1127)";

    [Property(MaxTest = 12, Replay = Seed)]
    public Task Loses_nothing_when_it_is_killed(DeliveryScenario scenario, byte[] kills) => CheckAsync(scenario, kills);

    [Property(Explicit = true, MaxTest = 2000)]
    public Task Loses_nothing_in_two_thousand_scenarios_with_kills(DeliveryScenario scenario, byte[] kills) => CheckAsync(scenario, kills);

    private static async Task CheckAsync(DeliveryScenario scenario, byte[] kills)
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Port = 0, MaxBodyBytes = BodyBytes, Repeats = scenario.Repeats });
        string root = Path.Combine(Path.GetTempPath(), "aom-kill-" + Guid.NewGuid().ToString("N"));
        try
        {
            scenario.Faults().ForEach(emulator.Faults.Add);
            if (scenario.HasInvalid)
            {
                emulator.RejectionRules.Reject("m2");
            }

            await CheckAsync(scenario, [.. kills.Prepend((byte)7).Take(6)], emulator, root);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    // The metrics enter in equal shares, one for each run that is killed.
    private static async Task CheckAsync(DeliveryScenario scenario, byte[] kills, EmulatorHost emulator, string root)
    {
        List<AomMetric> metrics = scenario.Metrics(seriesPerHost: 9);
        List<AomMetric> entered = [];
        DeliveryRecorder recorder = new();
        int share = (metrics.Count / kills.Length) + 1;
        for (int i = 0; i < kills.Length; i++)
        {
            KillSwitch kill = new(Folder(root, i), Folder(root, i + 1), kills[i] % 3 > 0 ? (kills[i] / 6) + 1 : 0, kills[i] % 3 == 0 ? (kills[i] / 2) + 1 : 0, kills[i] % 2 == 0);
            await RunAsync(emulator, kill, Folder(root, i), scenario, recorder, [.. metrics.Skip(i * share).Take(share)], entered);
        }

        emulator.Faults.Clear();
        KillSwitch none = new(Folder(root, kills.Length), Path.Combine(root, "end"), 0, 0, false);
        await RunAsync(emulator, none, Folder(root, kills.Length), scenario, recorder, [], entered);
        HashSet<(string, string, long)> rejected = [.. recorder.Rejected.Select(Key)];
        HashSet<(string, string, long)> held = [.. emulator.Points.Series.SelectMany(series => series.Points.Select(point => (series.Name, series.Dimensions[0].Value, point.Time)))];
        string[] lost = [.. entered.Where(metric => !held.Contains(Key(metric)) && !rejected.Contains(Key(metric))).Select(Describe)];
        string[] wrong = [.. entered.Where(metric => held.Contains(Key(metric)) && rejected.Contains(Key(metric))).Select(Describe)];
        string trace = $" of {entered.Count}; {string.Join(" ", recorder.Warnings.Distinct())}";
        Ensure(lost.Length == 0, "AOM lacks " + string.Join(", ", lost) + trace);
        Ensure(wrong.Length == 0, "an error names " + string.Join(", ", wrong) + ", which AOM holds," + trace);
        Ensure(emulator.Points.OutOfOrder == 0, "a point passed a newer one of its series");
        Ensure(Directory.GetFiles(Folder(root, kills.Length), "*.journal", SearchOption.AllDirectories).Length == 0, "something is still pending" + trace);
    }

    private static string Folder(string root, int run) => Path.Combine(root, "spool" + run);

    // What the run reports after the kill is nobody's to see.
    private static async Task RunAsync(EmulatorHost emulator, KillSwitch kill, string folder, DeliveryScenario scenario, DeliveryRecorder recorder, List<AomMetric> metrics, List<AomMetric> entered)
    {
        AccessKeyCredential key = new(emulator.Options.AccessKey, SecretText.From(emulator.Options.SecretKey), null);
        AomConnection connection = new("test", null, emulator.Address, emulator.Options.ProjectId, new StaticCredentialProvider(AomAuthenticationType.AccessKey, key), kill.Wrap())
        {
            TimeProvider = DeliveryHarness.Impatient(),
        };
        DeliveryRecorder seen = new() { BeforeSettled = settlement => kill.IfAlive(() => recorder.OnSettled(settlement)) };
        DeliveryOptions options = new() { ThrottleLimit = scenario.MaxBatches, BufferGroups = 1 + (scenario.MaxBatches % 4), BodyBytes = BodyBytes, MaximumRetryCount = 1, SpoolPath = folder };
        using (MetricSender sender = MetricSenderFactory.Create(connection, options, seen, default, kill.CreateDisk()))
        {
            await DeliveryHarness.AddAsync(sender, metrics, scenario.ArrayLength, () => !kill.IsPulled, added => kill.IfAlive(() => entered.AddRange(added)));
            await sender.CompleteAsync();
        }

        foreach (string warning in seen.Warnings)
        {
            recorder.OnWarning(warning);
        }

        // It may have come to its end before.
        kill.Pull();
        connection.Close();
    }

    private static (string, string, long) Key(AomMetric metric) => (metric.Name, metric.Dimensions["host"], metric.CollectTime);

    private static string Describe(AomMetric metric) => $"{metric.Name} {metric.Dimensions["host"]} {metric.CollectTime}";

    private static void Ensure(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
