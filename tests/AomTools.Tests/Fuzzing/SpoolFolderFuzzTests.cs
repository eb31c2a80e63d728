using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AomTools.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Fuzzing;

/// <summary>A spool's folder with a damaged file in it: listed with all its properties, then read for replay or set apart with a warning.</summary>
public sealed class SpoolFolderFuzzTests : ByteFuzzTests, IDisposable
{
    private static readonly Uri s_endpoint = new("https://aom.cn-north-4.myhuaweicloud.com");

    private readonly string _root = Path.Combine(Path.GetTempPath(), "aom-fuzz-" + Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        if (Directory.Exists(_root))
        {
            Directory.Delete(_root, recursive: true);
        }
    }

    private protected override int Runs => 150;

    private protected override IReadOnlyList<byte[]> Samples => [.. SpoolSamples.Batches, .. SpoolSamples.Journals];

    private protected override void Check(byte[] input)
    {
        SpoolFolder folder = new(_root, s_endpoint, "p", long.MaxValue, static () => TestMetrics.Noon);
        string ending = input.Length % 2 == 0 ? SpoolFormat.BatchEnding : SpoolFormat.JournalEnding;
        string path = Path.Combine(folder.Folder, "0000000000000000001" + ending);
        File.WriteAllBytes(path, input);
        AomSpoolEntry entry = SpoolCatalog.Read(_root).Single(entry => entry.Path == path);
        Assert.Equal(input.Length, entry.SizeBytes);
        Assert.NotEmpty($"{entry} {entry.CreatedAt} {entry.FirstTimestamp} {entry.LastTimestamp} {entry.ExpiresAt}");
        List<string> warnings = [];
        SpoolFile? file = folder.Read(path, warnings.Add);
        Assert.Equal(file is null ? (1, false) : (0, true), (warnings.Count, File.Exists(path)));
        Assert.Equal(file?.Metrics.Length, entry.MetricCount);
        File.Delete(path);
    }
}
