using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Emulator.Faults;
using FsCheck;

namespace AomTools.Tests.Delivery;

/// <summary>A random run: points of a few series whose times go up, faults of every kind, and how many requests may be in flight.</summary>
public sealed record DeliveryScenario(NonEmptyArray<(byte Series, byte Step)> Points, byte[] Troubles, byte Width)
{
    public int MaxBatches => (Width % 6) + 1;

    internal List<AomMetric> Metrics()
    {
        long time = 0;
        long start = DateTimeOffset.UtcNow.AddMinutes(-10).ToUnixTimeMilliseconds() - TestMetrics.Noon.ToUnixTimeMilliseconds();

        // Several points of one series at one time are one point to the service; a time of its own for each keeps the count exact.
        return [.. Enumerable.Repeat(Points.Get, 6).SelectMany(points => points).Select(point => TestMetrics.Metric(
            "m" + (point.Series % 3), point.Step, "h" + (point.Series % 7), start + (time += 1 + (point.Step % 3))))];
    }

    public List<Fault> Faults() => [.. Troubles.Select(trouble => (trouble % 14) switch
    {
        0 => new Fault { Status = 500 },
        1 => new Fault { Status = 502 },
        2 => new Fault { Status = 503, Count = 3 },
        3 => new Fault { Status = 504 },
        4 => new Fault { Status = 408 },
        5 => new Fault { Status = 429, RetryAfter = "0" },
        6 => new Fault { Status = 429, RetryAfter = "Sat, 01 Jan 2000 00:00:00 GMT" },
        7 => new Fault { DropBefore = true },
        8 => new Fault { DropAfter = true },
        9 => new Fault { Truncate = true },
        10 => new Fault { Status = 200, Body = """{"errorCode":"SVCSTG_AMS_4000001","errorMessage":"no"}""" },
        11 => new Fault { Status = 400 },
        12 => new Fault { Status = 413, Body = string.Empty },
        _ => new Fault(),
    })];
}
