using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using AomTools.Benchmarks.Data;
using AomTools.Benchmarks.Spooling;
using AomTools.Commands.Input;
using AomTools.Sources;

namespace AomTools.Benchmarks.Runs;

/// <summary>
/// What two parts of reading input cost: finding duplicates, and looking for the computer of an object. The engine reads the same objects with and without
/// them in turn, to the last byte of the bodies; the pipeline of PowerShell and the network, which cost several times as much, are left out.
/// </summary>
internal static class InputCost
{
    private const int Values = 280_000;

    // As many ticks as a collector has in some minutes: the first has 7,000 new series.
    private const int CounterValues = 5 * Values;

    private static readonly SourceOptions s_typed = new()
    {
        Namespace = "BENCH.Server",
        MetricProperties = ["Cpu", "Memory", "Received", "Sent", "Handles"],
        DimensionProperties = ["Server"],
    };

    public static async Task ReportAsync(int rounds)
    {
        foreach ((InputKind kind, SourceOptions options) in new[] { (InputKind.Counter, new SourceOptions()), (InputKind.Typed, s_typed), (InputKind.Custom, new SourceOptions()) })
        {
            object[] objects = [.. InputData.Objects(kind, kind == InputKind.Counter ? CounterValues : Values)];
            await CompareAsync($"finding duplicates, {kind}", rounds, () => Run(objects, options, finds: false), () => Run(objects, options, finds: true));
        }

        object[] rows = [.. Rows()];
        await CompareAsync("looking for the computer, rows", rounds, () => Run(rows, Rows(looks: false), finds: false), () => Run(rows, Rows(looks: true), finds: false));
        object[] sites = [.. Enumerable.Range(0, Values / 5).Select(static i => (object)new SiteReading(i))];
        await CompareAsync("looking for the computer, objects", rounds, () => Run(sites, Sites(looks: false), finds: false), () => Run(sites, Sites(looks: true), finds: false));
    }

    private static SourceOptions Rows(bool looks) => new() { NoHostDimension = !looks };

    private static SourceOptions Sites(bool looks) => new()
    {
        Namespace = "BENCH.Site",
        MetricProperties = ["A", "B", "C", "D", "E"],
        DimensionProperties = ["Site"],
        NoHostDimension = !looks,
    };

    private static async Task CompareAsync(string what, int rounds, Func<int> without, Func<int> with)
    {
        List<Measurement> plain = [];
        List<Measurement> full = [];
        int count = without();
        if (with() != count)
        {
            throw new InvalidOperationException("The two runs do not make the same metrics.");
        }

        for (int i = 0; i < rounds; i++)
        {
            // Who comes second may find a warmer machine.
            foreach ((List<Measurement> list, Func<int> run) in i % 2 == 0 ? new[] { (plain, without), (full, with) } : [(full, with), (plain, without)])
            {
                list.Add(await Measurement.TakeAsync(() => Task.FromResult(run())));
            }
        }

        double before = plain.Sum(static round => round.Cpu.TotalMicroseconds) / rounds / count;
        double after = full.Sum(static round => round.Cpu.TotalMicroseconds) / rounds / count;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-34} CPU per metric {before:0.000} us without, {after:0.000} us with: {(after / before) - 1:+0.0 %;-0.0 %}; median of the rounds {Measurement.CompareCpu(full, plain) - 1:+0.0 %;-0.0 %}"));
    }

    private static int Run(object[] objects, SourceOptions options, bool finds)
    {
        using ChainHandler chain = new(finds);
        SourceReader reader = new(options, static () => DateTimeOffset.UtcNow);
        foreach (object input in objects)
        {
            reader.Read(new PSObjectView(PSObject.AsPSObject(input)), chain);
        }

        return chain.Count;
    }

    // Rows that name no computer: all columns are looked for in vain.
    private static IEnumerable<object> Rows()
    {
        for (int i = 0; i < Values; i++)
        {
            PSObject row = new(5);
            row.Properties.Add(new PSNoteProperty("Namespace", "BENCH.Site"));
            row.Properties.Add(new PSNoteProperty("Name", "queue"));
            row.Properties.Add(new PSNoteProperty("Value", i * 0.25));
            row.Properties.Add(new PSNoteProperty("Dimensions", "site=" + (i % 1000).ToString(CultureInfo.InvariantCulture)));
            row.Properties.Add(new PSNoteProperty("Timestamp", DateTimeOffset.UnixEpoch.AddYears(56).AddSeconds(i / 1000)));
            yield return row;
        }
    }
}
