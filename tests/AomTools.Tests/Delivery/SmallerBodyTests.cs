using System.Linq;
using System.Threading.Tasks;
using AomTools.Delivery;
using AomTools.Emulator;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>A proxy between this machine and AOM takes smaller bodies only: requests become smaller, and the connection remembers it.</summary>
public sealed class SmallerBodyTests : IAsyncLifetime
{
    private const int Limit = 8000;
    private readonly DeliveryRecorder _recorder = new();
    private EmulatorHost _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Port = 0, ProxyBodyLimit = Limit });

    public async ValueTask DisposeAsync() => await _emulator.DisposeAsync();

    [Theory]
    [InlineData(300, 1)]
    [InlineData(20, 15)]
    [InlineData(1, 300)]
    public async Task Delivers_everything_in_smaller_requests(int hosts, int names)
    {
        AomConnection connection = DeliveryHarness.Connect(_emulator.Address, _emulator.Options.ProjectId, _emulator.Options.AccessKey, _emulator.Options.SecretKey);
        await DeliveryHarness.SendAsync(connection, new DeliveryOptions(), _recorder, Metrics(hosts, names, 0));
        Assert.Equal((hosts * names, 0), (_recorder.Sum(AomSendStatus.Accepted), _emulator.Points.OutOfOrder));
        long before = _emulator.Requests.Total;
        await DeliveryHarness.SendAsync(connection, new DeliveryOptions(), _recorder, Metrics(hosts, names, 1));
        Assert.Equal(hosts * names * 2, _recorder.Sum(AomSendStatus.Accepted));
        Assert.All(_emulator.Requests.Reports.Skip((int)before), request => Assert.InRange(request.Body.Length, 1, Limit));
    }

    private static AomMetric[] Metrics(int hosts, int names, int minute)
    {
        long begin = System.DateTimeOffset.UtcNow.AddMinutes(-5 + minute).ToUnixTimeMilliseconds() - TestMetrics.Noon.ToUnixTimeMilliseconds();
        return [.. from host in Enumerable.Range(0, hosts) from name in Enumerable.Range(0, names) select TestMetrics.Metric("m" + name, 1, "h" + host, begin)];
    }
}
