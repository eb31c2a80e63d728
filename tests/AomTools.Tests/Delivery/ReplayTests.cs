using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using AomTools.Delivery;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using Xunit;

namespace AomTools.Tests.Delivery;

public sealed class ReplayTests : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "aom-" + Guid.NewGuid().ToString("N"));
    private EmulatorHost _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await EmulatorHost.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    // Each file holds other series of the same minutes; together they go in one request.
    [Fact]
    public async Task Puts_the_items_of_several_files_in_the_order_of_their_times()
    {
        AomConnection connection = DeliveryHarness.Connect(_emulator.Address, _emulator.Options.ProjectId, _emulator.Options.AccessKey, _emulator.Options.SecretKey);
        DeliveryOptions options = new() { MaximumRetryCount = 0, SpoolPath = _folder, BodyBytes = 800 };
        _emulator.Faults.Add(new Fault { Status = 503, Count = 3 });
        await DeliveryHarness.SendAsync(connection, options, new DeliveryRecorder(), [.. Points("late", 0, 1000), .. Points("early", 500, 10)]);
        _emulator.Faults.Clear();
        DeliveryRecorder recorder = new();
        await DeliveryHarness.SendAsync(connection, options with { BodyBytes = 40_000 }, recorder, []);
        Assert.All(recorder.Settlements, settlement => Assert.True(settlement.FirstTime <= settlement.LastTime));
        using JsonDocument body = JsonDocument.Parse(_emulator.Requests.Reports[^1].Body);
        long[] times = [.. body.RootElement.EnumerateArray().Select(item => item.GetProperty("collect_time").GetInt64())];
        Assert.Equal(8, times.Length);
        Assert.Equal(times.Order(), times);
    }

    private static IEnumerable<AomMetric> Points(string host, int from, int step)
    {
        long begin = DateTimeOffset.UtcNow.AddMinutes(-10).ToUnixTimeMilliseconds() - TestMetrics.Noon.ToUnixTimeMilliseconds();
        return Enumerable.Range(0, 4).Select(i => TestMetrics.Metric("m", i, host, begin + from + (i * step)));
    }
}
