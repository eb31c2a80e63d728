using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Delivery;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Emulator.Report;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>
/// Two senders with one spool are killed at random instants, again and again, while the service fails at random. After a last replay AOM holds every
/// metric that had entered, in order, and no sender reported an error for one.
/// </summary>
public sealed class CrashTests
{
    private const string Order = "AOMTOOLS_CRASH_CHILD";
    private const int SmallBody = 4000;

    [Fact]
    public Task Loses_nothing_that_was_taken() => KillAsync(4);

    [Fact(Explicit = true)]
    public Task Loses_nothing_that_was_taken_in_five_hundred_kills() => KillAsync(500);

    /// <summary>The child process: sends without end, and records each value after the cmdlet accepted it.</summary>
    [Fact(Explicit = true)]
    public async Task Child()
    {
        string? order = Environment.GetEnvironmentVariable(Order);
        Assert.SkipWhen(order is null, "This is the part of the process that is killed.");
        string[] parts = order!.Split('|');
        EmulatorOptions options = new();
        using StreamWriter taken = new(Path.Combine(parts[1], "taken-" + parts[2])) { AutoFlush = true };
        DeliveryRecorder recorder = new()
        {
            BeforeSettled = settlement =>
            {
                if (settlement.Status is AomSendStatus.Rejected or AomSendStatus.Undelivered or AomSendStatus.Expired)
                {
                    File.AppendAllText(Path.Combine(parts[1], "errors-" + parts[2]), $"{settlement.Status} {settlement.Reason} {settlement.IsReplay} {settlement.Outcome.Describe()}: {string.Join(" ", settlement.Metrics)}\n");
                }
            },
        };
        int arrayLength = int.Parse(parts[2], CultureInfo.InvariantCulture) % 2 == 0 ? 1 : 40;
        await DeliveryHarness.SendAsync(Connect(new Uri(parts[0]), options), Options(parts[1]), recorder, Endless(parts[2]), arrayLength, entered: metrics =>
            metrics.ToList().ForEach(metric => taken.Write(metric.Dimensions["host"] + " " + metric.Value + "\n")));
    }

    private static async Task KillAsync(int kills)
    {
        string folder = Path.Combine(Path.GetTempPath(), "aom-crash-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Port = 0, RequestLogCapacity = 0, Repeats = RepeatMode.Reject });
        try
        {
            Random random = new();
            for (int kill = 0; kill < kills; kill += 2)
            {
                emulator.Faults.Clear();
                emulator.Faults.Add(new Fault { Status = 503, Count = random.Next(6) + 1 });
                emulator.Faults.Add(new Fault { DropAfter = true });
                emulator.Faults.Add(new Fault { Count = random.Next(10) + 1 });
                emulator.Faults.Add(new Fault { Truncate = true, Count = 2 });
                await Task.WhenAll(
                    RunAndKillAsync(emulator, folder, kill, TimeSpan.FromMilliseconds(random.Next(250))),
                    RunAndKillAsync(emulator, folder, kill + 1, TimeSpan.FromMilliseconds(random.Next(250))));
            }

            emulator.Faults.Clear();
            DeliveryRecorder recorder = new();
            await DeliveryHarness.SendAsync(Connect(emulator.Address, emulator.Options), Options(folder), recorder, []);
            Assert.Empty(recorder.Warnings);
            Assert.Empty(recorder.Rejected);
            Assert.Empty(Directory.GetFiles(folder, "errors-*").SelectMany(File.ReadAllLines).Take(5));
            Assert.DoesNotContain(Directory.GetFiles(folder, "*", SearchOption.AllDirectories), path => Path.GetFileName(Path.GetDirectoryName(path)) == "corrupt");
            HashSet<string> held = [.. emulator.Points.Series.SelectMany(series => series.Points.Select(point => series.Dimensions[0].Value + " " + point.Value))];
            string[] taken = [.. Directory.GetFiles(folder, "taken-*").SelectMany(Lines)];
            Assert.True(taken.Length > kills, "The children were killed before they took anything.");
            Assert.Empty(taken.Where(id => !held.Contains(id)).Take(5));
            Assert.Equal(0, emulator.Points.OutOfOrder);
            Assert.Empty(Directory.GetFiles(folder, "*.journal", SearchOption.AllDirectories));
            TestContext.Current.TestOutputHelper!.WriteLine($"{kills} kills, {taken.Length} metrics entered, AOM holds {held.Count}.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<AomMetric> Endless(string run)
    {
        long begin = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - TestMetrics.Noon.ToUnixTimeMilliseconds();
        for (uint i = 0; i < 1_000_000; i++)
        {
            yield return TestMetrics.Whole("m" + (i % 50), i, "run-" + run, begin + (i / 50));
        }
    }

    private static async Task RunAndKillAsync(EmulatorHost emulator, string folder, int kill, TimeSpan after)
    {
        string run = kill.ToString(CultureInfo.InvariantCulture);
        using Process child = SuiteProcess.Start(
            ["-explicit", "only", "-method", typeof(CrashTests).FullName + "." + nameof(Child)],
            new Dictionary<string, string> { [Order] = emulator.Address + "|" + folder + "|" + run });
        string file = Path.Combine(folder, "taken-" + run);
        while (!child.HasExited && (!File.Exists(file) || new FileInfo(file).Length == 0))
        {
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        await Task.Delay(after, TestContext.Current.CancellationToken);
        child.Kill();
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    // The last line may be half there.
    private static IEnumerable<string> Lines(string file)
    {
        string[] lines = File.ReadAllText(file).Split('\n');
        return lines.Take(lines.Length - 1);
    }

    private static AomConnection Connect(Uri address, EmulatorOptions options) =>
        DeliveryHarness.Connect(address, options.ProjectId, options.AccessKey, options.SecretKey, TimeProvider.System);

    private static DeliveryOptions Options(string folder) => new() { SpoolPath = folder, BodyBytes = SmallBody, MaximumRetryCount = 0 };
}
