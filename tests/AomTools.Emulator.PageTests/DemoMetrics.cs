using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Emulator.Faults;

namespace AomTools.Emulator.PageTests;

/// <summary>Metrics of a small web farm over the last half hour, with a fault, a rule and rejected requests: what the pictures of the page show.</summary>
internal static class DemoMetrics
{
    private static readonly (string Name, string Unit, double Base, double Swing, double Noise)[] s_metrics =
    [
        ("cpu_usage", "percent", 42, 24, 5), ("memory_used", "megabytes", 6200, 500, 40), ("disk_queue", "", 1.2, 1.1, 0.5),
        ("http_requests", "count/s", 310, 180, 25), ("http_latency", "ms", 48, 22, 8), ("gc_pause", "ms", 3.2, 2.2, 1.4),
    ];

    public static async Task SendAsync(EmulatorHost host, Sender sender)
    {
        Random random = new(7);
        DateTimeOffset end = DateTimeOffset.UtcNow;
        for (int minute = 30; minute > 0; minute--)
        {
            await sender.SendAsync(Enumerable.Range(0, 6).SelectMany(step => Sample(random, end.AddMinutes(-minute).AddSeconds(10 * step))));
        }

        await RejectAsync(host, sender);
    }

    private static IEnumerable<object> Sample(Random random, DateTimeOffset time) =>
        from server in new[] { "web-01", "web-02", "web-03" }
        from metric in s_metrics
        let phase = (time.ToUnixTimeSeconds() / 420.0) + (server[^1] * 1.7) + metric.Base
        let value = metric.Base + (metric.Swing * Math.Sin(phase)) + (metric.Noise * (random.NextDouble() - 0.5) * 2)
        select Sender.Item(metric.Name, Math.Max(0, value), time, metric.Unit, ("host", server), ("region", "cn-north-4"));

    private static async Task RejectAsync(EmulatorHost host, Sender sender)
    {
        host.Faults.Add(new Fault { Status = 503, RetryAfter = "2" });
        await sender.SendAsync("cpu_usage", 40);
        host.RejectionRules.Reject("temperature", message: "metric is not on the allow list");
        await sender.SendAsync("temperature", 21);
        await sender.SendAsync("cpu_usage", -1);
        await sender.SendAsync("http_errors", 3);
        host.Faults.Add(new Fault { Status = 429, RetryAfter = "5", Count = 3 });
    }
}
