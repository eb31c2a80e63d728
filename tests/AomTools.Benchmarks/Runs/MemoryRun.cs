using System;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Benchmarks.Service;
using AomTools.Commands.Sending;
using AomTools.Delivery;
using AomTools.Identity;
using AomTools.Metrics;
using AomTools.Tests;

namespace AomTools.Benchmarks.Runs;

/// <summary>Sends a number of values through validation, grouping, packing, signing and delivery to a service that only counts; reports the peak of memory.</summary>
internal static class MemoryRun
{
    private const int Series = 1000;

    /// <summary>Prints a line per count. A peak is never forgotten: several counts take a process each.</summary>
    public static async Task ReportAsync(long[] counts)
    {
        if (counts is [long one])
        {
            Console.WriteLine(await RunAsync(one));
            return;
        }

        foreach (long count in counts)
        {
            using Process child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["memory", count.ToString(CultureInfo.InvariantCulture)]))!;
            await child.WaitForExitAsync();
        }
    }

    private static async Task<string> RunAsync(long values)
    {
        CountingService service = new();
        AccessKeyCredential key = new("BENCHMARKACCESSKEY01", SecretText.From("benchmark-secret-key"), null);
        AomConnection connection = new("benchmark", null, new Uri("http://127.0.0.1"), "p", new StaticCredentialProvider(AomAuthenticationType.AccessKey, key), new HttpMessageInvoker(service));
        Stopwatch watch = Stopwatch.StartNew();
        using (MetricSender sender = MetricSenderFactory.Create(connection, new DeliveryOptions(), new NullDeliveryObserver(), CancellationToken.None))
        {
            await SendAsync(sender, values);
        }

        using Process process = Process.GetCurrentProcess();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{values} values, {service.Requests} requests, {service.Bytes / (double)values:0.0} bytes a value, {values / watch.Elapsed.TotalSeconds / 1000:0} thousand values/s, peak {process.PeakWorkingSet64 / 1048576.0:0.0} MB");
    }

    private static async Task SendAsync(MetricSender sender, long values)
    {
        MetricValidator validator = new();
        SeriesDraft[] series = new SeriesDraft[Series];
        for (int i = 0; i < Series; i++)
        {
            series[i] = new SeriesDraft("BENCH.mark", "metric_" + (i % 20), "Count", [new("host", "server-" + (i / 20))]);
        }

        DateTimeOffset begin = DateTimeOffset.UtcNow.AddHours(-1);
        for (long i = 0; i < values; i++)
        {
            AomMetric metric = validator.Check(new MetricDraft(series[i % Series], i * 0.25, null, begin.AddMilliseconds(i / Series))).Metric!;
            while (!sender.TryAdd(metric))
            {
                await sender.BufferAvailable;
            }
        }

        await sender.CompleteAsync();
    }
}
