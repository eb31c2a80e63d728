using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using AomTools.Tests.Hosting;
using Microsoft.PowerShell.Commands.GetCounter;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>One machine, read in several ways, has one series for each counter: the same names, unit, type and dimensions.</summary>
public sealed class SameSeriesTests : IDisposable
{
    private static readonly (string Path, PerformanceCounterType Type)[] s_counters =
    [
        (@"\\srv01\processor(_total)\% processor time", PerformanceCounterType.Timer100NsInverse),
        (@"\\srv01\memory\available mbytes", PerformanceCounterType.NumberOfItems64),
        (@"\\srv01\memory\commit limit", PerformanceCounterType.NumberOfItems64),
        (@"\\srv01\memory\cache faults/sec", PerformanceCounterType.RateOfCountsPerSecond32),
        (@"\\srv01\physicaldisk(0 c:)\avg. disk sec/read", PerformanceCounterType.AverageTimer32),
        (@"\\srv01\physicaldisk(0 c:)\current disk queue length", PerformanceCounterType.NumberOfItems32),
        (@"\\srv01\network interface(intel[r] ethernet (2))\bytes total/sec", PerformanceCounterType.RateOfCountsPerSecond64),
        (@"\\srv01\process(chrome#3)\working set", PerformanceCounterType.NumberOfItems64),
        (@"\\srv01\system\system up time", PerformanceCounterType.ElapsedTime),
    ];

    private readonly PowerShellSession _session = new();

    public static TheoryData<string> Ways => ["set in a file", "samples of a job", "samples of a session", "samples of a session by address", "rows of json", "rows of csv", "paths in their own case", "paths and values", "a log of perfmon"];

    public void Dispose() => _session.Dispose();

    [Theory]
    [MemberData(nameof(Ways))]
    public void New_OfEachWay_GivesTheSeriesOfALiveSet(string way)
    {
        PerformanceCounterSample[] samples = [.. s_counters.Select(counter => TestCounters.Sample(counter.Path, 5, type: counter.Type))];
        Assert.Equal(Series(TestCounters.Set(samples)), Series(Read(way, samples)));
    }

    private object[] Read(string way, PerformanceCounterSample[] samples) => way switch
    {
        "set in a file" => [_session.Reserialize(TestCounters.Set(samples), 2)],
        "samples of a job" => Remote(samples, "localhost"),
        "samples of a session" => Remote(samples, "SRV01.corp.example"),
        "samples of a session by address" => Remote(samples, "10.0.0.17"),
        "rows of json" => [.. samples.Select(sample => Row(sample.Path, 5.0, sample.Timestamp, ((int)sample.CounterType, 0L)))],
        "rows of csv" => [.. samples.Select(sample => Row(sample.Path, "5", sample.Timestamp.ToString("o", CultureInfo.InvariantCulture), (sample.CounterType.ToString(), "0")))],
        "paths in their own case" => [.. samples.Select(sample => Row(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(sample.Path), "5", sample.Timestamp, (sample.CounterType.ToString(), "0")))],
        "a log of perfmon" => [Log(samples)],
        _ => [.. samples.Select(sample => Row(sample.Path, "5", sample.Timestamp, null))],
    };

    private object[] Remote(PerformanceCounterSample[] samples, string computer) => [.. samples.Select(sample =>
    {
        PSObject back = _session.Reserialize(sample, 1);
        back.Properties.Add(new PSNoteProperty("PSComputerName", computer));
        return back;
    })];

    // A column for each counter, with the names as perfmon writes them; no column says a type.
    private static PSObject Log(PerformanceCounterSample[] samples)
    {
        PSObject row = new();
        row.Properties.Add(new PSNoteProperty("(PDH-CSV 4.0) (Coordinated Universal Time)(0)", DateTime.UtcNow.ToString("MM/dd/yyyy HH:mm:ss.fff", CultureInfo.InvariantCulture)));
        foreach (PerformanceCounterSample sample in samples)
        {
            row.Properties.Add(new PSNoteProperty(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(sample.Path), "5"));
        }

        return row;
    }

    private static PSObject Row(string path, object value, object time, (object Type, object Status)? more)
    {
        PSObject row = new();
        row.Properties.Add(new PSNoteProperty("Timestamp", time));
        row.Properties.Add(new PSNoteProperty("Path", path));
        row.Properties.Add(new PSNoteProperty("CookedValue", value));
        if (more is not null)
        {
            row.Properties.Add(new PSNoteProperty("CounterType", more.Value.Type));
            row.Properties.Add(new PSNoteProperty("Status", more.Value.Status));
        }

        return row;
    }

    private string[] Series(params object[] input) => [.. _session.Pipe(input, "$input | New-AomMetric").ThrowIfFailed().Values<AomMetric>()
        .Select(metric => $"{metric.Namespace} {metric.Name} {metric.Unit} {metric.Type} {metric.Dimensions}")];
}
