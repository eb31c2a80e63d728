using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Commands.Sending;
using AomTools.Compat;
using AomTools.Delivery;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Http;
using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>A sender with an emulator and a fake clock.</summary>
public abstract class MetricSenderTestBase : IAsyncLifetime
{
    private protected DeliveryRecorder Recorder { get; } = new();

    private protected EmulatorHost Emulator { get; private set; } = null!;

    private protected FakeClock Clock { get; } = new(DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds()));

    public async ValueTask InitializeAsync() => Emulator = await EmulatorHost.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected static AomMetric Fresh(string name, int at, string host = "h") =>
        TestMetrics.Metric(name, 1.5, host, DateTimeOffset.UtcNow.AddMinutes(-1).ToUnixTimeMilliseconds() - TestMetrics.Noon.ToUnixTimeMilliseconds() + at);

    private protected AomConnection Connect(TimeProvider? clock = null) =>
        DeliveryHarness.Connect(Emulator.Address, Emulator.Options.ProjectId, Emulator.Options.AccessKey, Emulator.Options.SecretKey, clock);
}
