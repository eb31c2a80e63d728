using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Commands.Sending;
using AomTools.Delivery;
using AomTools.Emulator;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>An emulator, a clock that only the test moves, a folder for a spool that is deleted after the test, and what delivery reports.</summary>
public abstract class DeliveryTestBase : IAsyncLifetime
{
    private protected string Spool { get; } = Path.Combine(Path.GetTempPath(), "aom-delivery-" + Guid.NewGuid().ToString("N"));

    private protected EmulatorHost Emulator { get; private set; } = null!;

    private protected DeliveryRecorder Recorder { get; private set; } = new();

    private protected FakeClock Clock { get; } = new();

    private protected DateTimeOffset Now => Clock.GetUtcNow();

    public async ValueTask InitializeAsync() => Emulator = await EmulatorHost.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        if (Directory.Exists(Spool))
        {
            Directory.Delete(Spool, recursive: true);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>A body holds about four metrics of one resource.</summary>
    private protected static DeliveryOptions Small { get; } = new() { BodyBytes = 800, ThrottleLimit = 1, MaximumRetryCount = 0 };

    private protected DeliveryOptions Spooled => Small with { SpoolPath = Spool };

    private protected AomConnection Connect(TimeProvider? clock = null) => DeliveryHarness.Connect(
        Emulator.Address, Emulator.Options.ProjectId, Emulator.Options.AccessKey, Emulator.Options.SecretKey, clock ?? Clock);

    private protected MetricSender Start(DeliveryOptions options, AomConnection? connection = null) =>
        MetricSenderFactory.Create(connection ?? Connect(), options, Recorder, CancellationToken.None);

    private protected MetricSender StartUntil(DeliveryOptions options, CancellationToken stop) => MetricSenderFactory.Create(Connect(), options, Recorder, stop);

    /// <summary>Sends metrics as a run of their own, with what it reports apart.</summary>
    private protected async Task<DeliveryRecorder> RunAsync(DeliveryOptions options, params AomMetric[] metrics)
    {
        DeliveryRecorder recorder = new();
        await DeliveryHarness.SendAsync(Connect(), options, recorder, metrics);
        return recorder;
    }

    private protected static async Task AddAsync(MetricSender sender, IEnumerable<AomMetric> metrics)
    {
        foreach (AomMetric metric in metrics)
        {
            while (!sender.TryAdd(metric))
            {
                await sender.BufferAvailable;
            }
        }
    }

    /// <summary>Metrics of one series unless they have hosts of their own, a second apart, collected lately.</summary>
    private protected AomMetric[] Series(int count, int from = 0, bool hosts = false)
    {
        long begin = Now.AddMinutes(-10).ToUnixTimeMilliseconds() - TestMetrics.Noon.ToUnixTimeMilliseconds();
        return [.. Enumerable.Range(from, count).Select(i => TestMetrics.Metric("m", i, hosts ? "h" + i : "h", begin + (i * 1000)))];
    }

    /// <summary>The files of the spool, without its locks, by name.</summary>
    private protected string[] Files(string pattern = "*") => !Directory.Exists(Spool) ? [] :
        [.. Directory.GetFiles(Spool, pattern, SearchOption.AllDirectories).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
