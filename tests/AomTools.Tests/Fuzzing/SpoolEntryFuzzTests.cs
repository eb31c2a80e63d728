using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AomTools.Delivery;
using AomTools.Delivery.Spool;
using AomTools.Tests.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Fuzzing;

/// <summary>An entry of the spool with damage: no byte of it is lost, it is read with valid metrics only, and it reads the same again.</summary>
public sealed class SpoolEntryFuzzTests : ByteFuzzTests, IDisposable
{
    private static readonly AomMetric[] s_metrics =
    [
        TestMetrics.Metric(), TestMetrics.Whole("requests", ulong.MaxValue, "主机-1"), TestMetrics.Metric("cpu_util", 1e-7, "srv02", 1000, "percent"), TestMetrics.Metric("quoted\"name\\", 5e-324, "a b"), TestMetrics.Metric(value: 2),
    ];

    private readonly string _root = Path.Combine(Path.GetTempPath(), "aom-entry-fuzz-" + Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        if (Directory.Exists(_root))
        {
            Directory.Delete(_root, recursive: true);
        }
    }

    private protected override int Runs => 400;

    private protected override IReadOnlyList<byte[]> Samples => [Sample(s_metrics, settled: 0), Sample(s_metrics, settled: 2), Sample([], settled: 0)];

    private protected override void Check(byte[] input)
    {
        using SpoolTarget target = Open();
        string path = Path.Combine(target.Folder, "0000000000000000001-0a1b2c3d.journal");
        File.WriteAllBytes(path, input);
        AomSpoolEntry[] listed = [.. SpoolCatalog.Read(_root)];
        List<string> warnings = [];
        string[] first = Names(target, warnings);
        Assert.InRange(warnings.Count, 0, 1);
        if (listed.Any(entry => entry.Endpoint is not null && SpoolTargetName.GetFolder(_root, entry.Endpoint, entry.ProjectId!) != target.Folder))
        {
            // The damaged header names another target.
            Assert.Empty(first);
            Assert.Equal(input, File.ReadAllBytes(path));
            File.Delete(path);
            return;
        }

        Assert.Equal(first.Length, listed.Sum(entry => entry.MetricCount ?? 0));
        using (SpoolTarget again = Open())
        {
            Assert.Equal(first, Names(again, []));
            Assert.Equal(first.Length, again.CountPending());
        }

        Directory.Delete(_root, recursive: true);
    }

    private static string[] Names(SpoolTarget target, List<string> warnings)
    {
        List<string> names = [];
        foreach (SpoolEntryFile entry in target.OpenPending(long.MaxValue, warnings.Add))
        {
            using (entry)
            {
                Array.ForEach([.. entry.Metrics], Sound.Metric);
                names.AddRange(entry.Metrics.Select(metric => metric.ToString()));
            }
        }

        return [.. names];
    }

    private SpoolTarget Open() => new(_root, new Uri("https://aom.cn-north-4.myhuaweicloud.com"), "p", long.MaxValue / 2, TimeProvider.System);

    private byte[] Sample(AomMetric[] metrics, int settled)
    {
        using SpoolTarget target = Open();
        using SpoolEntryFile entry = target.CreateEntry();
        Array.ForEach(metrics, entry.Append);
        if (settled > 0)
        {
            LostAttempt lost = SpoolTargetFixture.Lose(entry, 1, metrics);
            entry.Settle(metrics[settled..], [lost]);
        }

        using FileStream file = Compat.UnlockedFile.Open(entry.Path);
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        entry.Settle([], []);
        return bytes;
    }
}
