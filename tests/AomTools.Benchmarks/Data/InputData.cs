using System;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using AomTools.Commands.Input;
using AomTools.Metrics;
using AomTools.Sources;
using AomTools.Tests;
using Microsoft.PowerShell.Commands.GetCounter;

namespace AomTools.Benchmarks.Data;

/// <summary>
/// The same values in each form: as objects for a pipeline, and as readings for a client that knows none. 1,000 series, or 7,000 of counters;
/// each round of them is a tick of a second in the last hours.
/// </summary>
internal static class InputData
{
    public const int CounterSetSize = 7000;
    private const int Servers = 200;
    private const int ValuesOfTyped = 5;
    private static readonly string[] s_names = ["cpu_percent", "memory_bytes", "received_bytes", "sent_bytes", "handles"];
    private static readonly string[] s_servers = Make(Servers, static i => string.Create(CultureInfo.InvariantCulture, $"server-{i:000}"));

    // Half a day back: everything is young enough for AOM however many ticks follow.
    private static readonly DateTimeOffset s_begin = DateTimeOffset.UtcNow.AddHours(-12);

    /// <summary>The script that turns these objects into metrics; sending follows.</summary>
    public static string Mapping(InputKind kind) => kind switch
    {
        InputKind.Metric => string.Empty,
        InputKind.Typed => " | New-AomMetric -Namespace BENCH.Server -MetricProperty Cpu, Memory, Received, Sent, Handles -DimensionProperty Server",
        _ => " | New-AomMetric",
    };

    /// <summary>Objects that hold about this many values.</summary>
    public static IEnumerable<object> Objects(InputKind kind, long values) => kind switch
    {
        InputKind.Counter => CounterSets(values / CounterSetSize),
        InputKind.Typed => TypedObjects(values / ValuesOfTyped),
        InputKind.Custom => Rows(values),
        _ => Metrics(values),
    };

    /// <summary>The number of values in the objects.</summary>
    public static long Count(InputKind kind, long values) => kind switch
    {
        InputKind.Counter => values / CounterSetSize * CounterSetSize,
        InputKind.Typed => values / ValuesOfTyped * ValuesOfTyped,
        _ => values,
    };

    /// <summary>The values as readings, each a new object, as a plain client would make them.</summary>
    public static IEnumerable<Reading> Readings(InputKind kind, long values) => kind switch
    {
        InputKind.Counter => CounterReadings(values),
        InputKind.Typed => ServerReadings(values, static server => [new("Server", server)]),
        _ => ServerReadings(values, static server => [new("host", server), new("env", "production")]),
    };

    private static IEnumerable<Reading> ServerReadings(long values, Func<string, KeyValuePair<string, string>[]> dimensions)
    {
        for (long i = 0; i < values; i++)
        {
            int series = (int)(i % (Servers * s_names.Length));
            yield return new Reading(
                "BENCH.Server",
                dimensions(s_servers[series / s_names.Length]),
                s_names[series % s_names.Length],
                "Count",
                (i % 10_000) * 0.25,
                GetTime(i / (Servers * s_names.Length)).ToUnixTimeMilliseconds());
        }
    }

    // The plain client does no mapping: it gets the names and units from the module.
    private static IEnumerable<Reading> CounterReadings(long values)
    {
        List<AomMetric> set = Mapped(TestCounters.Processes(CounterSetSize / TestCounters.PerProcess));
        for (long i = 0; i < values; i++)
        {
            AomMetric metric = set[(int)(i % set.Count)];
            yield return new Reading(
                metric.Namespace,
                [new("host", metric.Dimensions["host"]), new("instance", metric.Dimensions["instance"])],
                metric.Name,
                metric.Unit!,
                metric.Number.Real,
                GetTime(i / set.Count).ToUnixTimeMilliseconds());
        }
    }

    private static DateTimeOffset GetTime(long tick) => s_begin.AddSeconds(tick);

    private static IEnumerable<object> Metrics(long values)
    {
        MetricValidator validator = new();
        SeriesDraft[] drafts = Make(Servers * s_names.Length, static i => new SeriesDraft(
            "BENCH.Server", s_names[i % s_names.Length], "Count", [new("host", s_servers[i / s_names.Length]), new("env", "production")]));
        for (long i = 0; i < values; i++)
        {
            MetricDraft draft = new(drafts[i % drafts.Length], (i % 10_000) * 0.25, null, GetTime(i / drafts.Length));
            yield return validator.Check(draft).Metric!;
        }
    }

    private static IEnumerable<object> Rows(long values)
    {
        PSObject[] dimensions = Make(Servers, static i => new PSObject(new Dictionary<string, string> { ["host"] = s_servers[i], ["env"] = "production" }));
        int round = Servers * s_names.Length;
        for (long i = 0; i < values; i++)
        {
            int series = (int)(i % round);
            PSObject row = new(5);
            row.Properties.Add(new PSNoteProperty("Namespace", "BENCH.Server"));
            row.Properties.Add(new PSNoteProperty("Name", s_names[series % s_names.Length]));
            row.Properties.Add(new PSNoteProperty("Value", (i % 10_000) * 0.25));
            row.Properties.Add(new PSNoteProperty("Dimensions", dimensions[series / s_names.Length]));
            row.Properties.Add(new PSNoteProperty("Timestamp", GetTime(i / round)));
            yield return row;
        }
    }

    private static IEnumerable<object> TypedObjects(long objects)
    {
        for (long i = 0; i < objects; i++)
        {
            yield return new ServerReading(s_servers[i % Servers], i % 10_000);
        }
    }

    // The samples are made once, as only the pipeline is measured; each tick is a new set with its own time.
    private static IEnumerable<object> CounterSets(long sets)
    {
        PerformanceCounterSample[] samples = TestCounters.Processes(CounterSetSize / TestCounters.PerProcess).CounterSamples;
        for (long i = 0; i < sets; i++)
        {
            yield return TestCounters.SetAt(GetTime(i).LocalDateTime, samples);
        }
    }

    private static List<AomMetric> Mapped(PerformanceCounterSampleSet set)
    {
        DraftList drafts = new(CounterSetSize);
        new SourceReader(new SourceOptions(), static () => DateTimeOffset.UtcNow).Read(new PSObjectView(PSObject.AsPSObject(set)), drafts);
        MetricValidator validator = new();
        return drafts.All.ConvertAll(draft => validator.Check(draft).Metric!);
    }

    private static T[] Make<T>(int count, Func<int, T> one)
    {
        T[] made = new T[count];
        for (int i = 0; i < count; i++)
        {
            made[i] = one(i);
        }

        return made;
    }
}
