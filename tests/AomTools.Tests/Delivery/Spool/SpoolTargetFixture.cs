using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using AomTools.Compat;
using AomTools.Delivery;
using AomTools.Delivery.Spool;

namespace AomTools.Tests.Delivery.Spool;

/// <summary>A spool's root that is deleted after the test, with a clock that does not advance.</summary>
internal sealed class SpoolTargetFixture : IDisposable
{
    public static readonly Uri Endpoint = new("https://aom.cn-north-4.myhuaweicloud.com/");

    private readonly List<IDisposable> _open = [];

    public string Root { get; } = Path.Combine(Path.GetTempPath(), "aom-target-" + Guid.NewGuid().ToString("N"));

    public FakeClock Clock { get; } = new(TestMetrics.Noon);

    public List<string> Warnings { get; } = [];

    public SpoolTarget Open(long maximumBytes = 10_000_000, string project = "project", SpoolDisk? disk = null, Uri? endpoint = null)
    {
        SpoolTarget target = new(Root, endpoint ?? Endpoint, project, maximumBytes, Clock, disk);
        _open.Add(target);
        return target;
    }

    /// <summary>Writes a pending entry; returns its path.</summary>
    public static string Put(SpoolTarget target, params AomMetric[] metrics)
    {
        using SpoolEntryFile entry = target.CreateEntry();
        Array.ForEach(metrics, entry.Append);
        return entry.Path;
    }

    /// <summary>Records a request that gets no response.</summary>
    public static LostAttempt Lose(SpoolEntryFile entry, int id, params AomMetric[] metrics)
    {
        entry.RecordAttempt(id, new InFlightIndex([entry]).FindRuns(metrics).Single().Runs);
        return new LostAttempt(id, metrics);
    }

    /// <summary>Reads the names of all pending metrics and leaves them pending.</summary>
    public string[] ReadNames(SpoolTarget target, long before = long.MaxValue)
    {
        List<string> names = [];
        foreach (SpoolEntryFile entry in target.OpenPending(before, Warnings.Add))
        {
            using (entry)
            {
                names.AddRange(entry.Metrics.Select(metric => metric.Name));
            }
        }

        return [.. names];
    }

    /// <summary>Opens the only pending entry.</summary>
    public SpoolEntryFile OpenOnly(SpoolTarget target)
    {
        SpoolEntryFile entry = target.OpenPending(long.MaxValue, Warnings.Add).Single();
        _open.Add(entry);
        return entry;
    }

    /// <summary>The permission bits of a path, in octal.</summary>
    public static string Mode(string path) => Convert.ToString(PathInspector.Read(path).Mode, 8);

    public void Dispose()
    {
        _open.ForEach(open => open.Dispose());
        if (Directory.Exists(Root))
        {
            Directory.Delete(Root, recursive: true);
        }
    }
}
