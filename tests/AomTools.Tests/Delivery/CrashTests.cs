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

/// <summary>A sender with a spool is killed at random instants, again and again; after a last replay every value that it had taken is in the service.</summary>
public sealed class CrashTests
{
    private const string Order = "AOMTOOLS_CRASH_CHILD";
    private const int SmallBody = 4000;

    [Fact]
    public Task Loses_nothing_that_was_taken() => KillAsync(3);

    [Fact(Explicit = true)]
    public Task Loses_nothing_that_was_taken_in_a_hundred_kills() => KillAsync(100);

    /// <summary>What the child does: sends for ever, and writes down each value after it was taken.</summary>
    [Fact(Explicit = true)]
    public async Task Child()
    {
        string? order = Environment.GetEnvironmentVariable(Order);
        Assert.SkipWhen(order is null, "This is the part of the process that is killed.");
        string[] parts = order!.Split('|');
        EmulatorOptions options = new();
        using StreamWriter taken = new(Path.Combine(parts[1], "taken-" + parts[2])) { AutoFlush = true };
        await DeliveryHarness.SendAsync(Connect(new Uri(parts[0]), options), Options(parts[1]), new DeliveryRecorder(), Endless(parts[2]), metric =>
            taken.Write(metric.Dimensions["host"] + " " + metric.Value + "\n"));
    }

    private static async Task KillAsync(int kills)
    {
        string folder = Path.Combine(Path.GetTempPath(), "aom-crash-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Port = 0, RequestLogCapacity = 0, Repeats = RepeatMode.Accept });
        try
        {
            Random random = new();
            for (int kill = 0; kill < kills; kill++)
            {
                emulator.Faults.Clear();
                emulator.Faults.Add(new Fault { Status = 503, Count = random.Next(6) + 1 });
                emulator.Faults.Add(new Fault { DropAfter = true });
                await RunAndKillAsync(emulator, folder, kill, TimeSpan.FromMilliseconds(random.Next(250)));
            }

            emulator.Faults.Clear();
            DeliveryRecorder recorder = new();
            await DeliveryHarness.SendAsync(Connect(emulator.Address, emulator.Options), Options(folder), recorder, []);
            Assert.Empty(recorder.Warnings);
            Assert.Empty(recorder.Rejected);
            Assert.DoesNotContain(Directory.GetFiles(folder, "*", SearchOption.AllDirectories), path => Path.GetFileName(Path.GetDirectoryName(path)) == "corrupt");
            HashSet<string> held = [.. emulator.Points.Series.SelectMany(series => series.Points.Select(point => series.Dimensions[0].Value + " " + point.Value))];
            string[] taken = [.. Directory.GetFiles(folder, "taken-*").SelectMany(Lines)];
            Assert.True(taken.Length > kills, "The children were killed before they took anything.");
            Assert.Empty(taken.Where(id => !held.Contains(id)).Take(5));
            Assert.Equal(0, emulator.Points.OutOfOrder);
            Assert.Empty(Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories));
            Assert.Empty(Directory.GetFiles(folder, "*.journal", SearchOption.AllDirectories));
            TestContext.Current.TestOutputHelper!.WriteLine($"{kills} kills, {taken.Length} values taken, {emulator.Points.Duplicates} came twice.");
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
