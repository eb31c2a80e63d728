using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Emulator.Faults;
using AomTools.Emulator.Report;
using FsCheck;

namespace AomTools.Tests.Delivery;

/// <summary>A random run: metrics of a few series whose times go up, faults of every kind, AOM's ways with repeats, and how many requests may be in flight.</summary>
public sealed record DeliveryScenario(NonEmptyArray<(byte Series, byte Step)> Points, byte[] Troubles, byte Width)
{
    private static readonly Fault[] s_faults = [.. Own(), .. InterceptedResponses.Names.Where(IsQuick).Select(name => new Fault { Response = name })];

    public int MaxBatches => (Width / 3 % 6) + 1;

    /// <summary>How many metrics arrive together: one, fewer than a body holds, or more than a buffer.</summary>
    public int ArrayLength => (Width / 18 % 3) switch
    {
        0 => 1,
        1 => 5,
        _ => 40,
    };

    public RepeatMode Repeats => (RepeatMode)(Width % 3);

    /// <summary>True if AOM finds the metrics of one name invalid, each time alike.</summary>
    public bool HasInvalid => Width % 4 == 0;

    /// <summary>A second half of the troubles loses the response to a request that was processed.</summary>
    public List<Fault> Faults() => [.. Troubles.Select((trouble, i) => s_faults[(trouble + (i * 7)) % s_faults.Length] is var fault && trouble % 2 == 0 && CanFollow(fault) ? fault with { AfterProcessing = true } : fault)];

    internal List<AomMetric> Metrics(int seriesPerHost = 3)
    {
        long time = 0;
        long start = DateTimeOffset.UtcNow.AddMinutes(-10).ToUnixTimeMilliseconds() - TestMetrics.Noon.ToUnixTimeMilliseconds();

        // Several metrics of one series at one time are one point to the service; a time of its own for each keeps the count exact.
        return [.. Enumerable.Repeat(Points.Get, 6).SelectMany(points => points).Select(point => TestMetrics.Metric(
            "m" + (point.Series % seriesPerHost), point.Step, "h" + (point.Series % 7), start + (time += 1 + (point.Step % 3))))];
    }

    /// <summary>The faults, so that a failing run names them.</summary>
    public override string ToString() => $"{Points.Get.Length} points, {MaxBatches} batches, arrays of {ArrayLength}, {Repeats}{(HasInvalid ? ", invalid m2" : string.Empty)}, faults: {string.Join(", ", Faults().Select(Describe))}";

    private static string Describe(Fault fault) =>
        $"{fault.Response ?? fault.Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? (fault.DropBefore ? "drop before" : fault.DropAfter ? "drop after" : fault.Truncate ? "truncate" : "none")}x{fault.Count}{(fault.AfterProcessing == true ? " after" : string.Empty)}";

    private static IEnumerable<Fault> Own() =>
    [
        new Fault { Status = 500 },
        new Fault { Status = 502 },
        new Fault { Status = 503, Count = 3 },
        new Fault { Status = 504 },
        new Fault { Status = 408 },
        new Fault { Status = 429, RetryAfter = "0" },
        new Fault { Status = 429, RetryAfter = "Sat, 01 Jan 2000 00:00:00 GMT" },
        new Fault { DropBefore = true },
        new Fault { DropAfter = true },
        new Fault { Truncate = true },
        new Fault { Status = 200, Body = """{"errorCode":"SVCSTG_AMS_4000001","errorMessage":"no"}""" },
        new Fault { Status = 413, Body = string.Empty },
        .. Enumerable.Repeat(new Fault(), 10),
    ];

    // Others respond never, or end the run.
    private static bool IsQuick(string name) => name is not ("dripped" or "headers-only" or "gateway-403");

    // Only what may also happen after AOM has processed a request: AOM, which decides on data by 4xx, does not store it then.
    private static bool CanFollow(Fault fault) => fault.Status is >= 500 || fault.DropAfter || fault.Truncate || (fault.Response is string name && !name.StartsWith("gateway-4", StringComparison.Ordinal)
        && (name.Contains("-5", StringComparison.Ordinal) || name.StartsWith("json", StringComparison.Ordinal) || name is "empty-200" or "empty-204" or "page-200" or "gzip-page" or "page-large" or "page-as-json" or "endless-page"));
}
