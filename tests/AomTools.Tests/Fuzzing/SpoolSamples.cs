using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AomTools.Batching;
using AomTools.Delivery.Spool;

namespace AomTools.Tests.Fuzzing;

/// <summary>Files of a spool as its own writers make them.</summary>
internal static class SpoolSamples
{
    private static readonly AomMetric[] s_metrics =
    [
        TestMetrics.Metric(), TestMetrics.Whole("requests", ulong.MaxValue, "主机-1"), TestMetrics.Metric("cpu_util", 1e-7, "srv02", 1000, "percent"), TestMetrics.Metric("quoted\"name\\", 5e-324, "a b"),
    ];

    private static byte[] Header => SpoolFormat.Header(new Uri("https://aom.cn-north-4.myhuaweicloud.com"), "0123456789abcdef0123456789abcdef", TestMetrics.Noon);

    public static IReadOnlyList<byte[]> Batches { get; } = [Batch(s_metrics), Batch(s_metrics[..1]), Batch([.. Enumerable.Range(0, 20).Select(i => TestMetrics.Metric("m" + i, i))])];

    public static IReadOnlyList<byte[]> Journals { get; } = [Journal(s_metrics), Journal(s_metrics[..1]), Journal([])];

    public static byte[] Batch(IReadOnlyCollection<AomMetric> metrics)
    {
        using BodyBuffer body = MetricBatch.FromMetrics(metrics).Encode();
        return [.. Header, .. body.Written];
    }

    private static byte[] Journal(AomMetric[] metrics)
    {
        string path = Path.Combine(Path.GetTempPath(), "aom-sample-" + Guid.NewGuid().ToString("N") + SpoolFormat.JournalEnding);
        using SpoolJournal journal = new(path, 1, Header);
        Array.ForEach(metrics, journal.Write);
        journal.Dispose();
        byte[] bytes = File.ReadAllBytes(path);
        File.Delete(path);
        return bytes;
    }
}
