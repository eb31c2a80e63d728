using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AomTools.Batching;
using AomTools.Delivery.Spool;

namespace AomTools.Tests.Delivery.Spool;

/// <summary>A folder for a spool that is deleted after the test, with a clock that stands still.</summary>
internal sealed class SpoolTestFolder : IDisposable
{
    public static readonly Uri Endpoint = new("https://aom.cn-north-4.myhuaweicloud.com/");

    public string Root { get; } = Path.Combine(Path.GetTempPath(), "aom-folder-" + Guid.NewGuid().ToString("N"));

    public DateTimeOffset Now { get; set; } = TestMetrics.Noon;

    public SpoolFolder Open(long maximumBytes = 1_000_000, string project = "project", SpoolDisk? disk = null) => new(Root, Endpoint, project, maximumBytes, () => Now, disk);

    public static MetricBatch Batch(params AomMetric[] metrics) => MetricBatch.FromMetrics(metrics);

    /// <summary>Writes a file of this age.</summary>
    public static string Put(SpoolFolder folder, string name, string content, DateTimeOffset written)
    {
        string path = Path.Combine(folder.Folder, name);
        File.WriteAllText(path, content);
        File.SetLastWriteTimeUtc(path, written.UtcDateTime);
        return path;
    }

    public static IEnumerable<string> Names(IEnumerable<string> paths) => paths.Select(path => Path.GetFileName(path));

    public void Dispose()
    {
        if (Directory.Exists(Root))
        {
            Directory.Delete(Root, recursive: true);
        }
    }
}
