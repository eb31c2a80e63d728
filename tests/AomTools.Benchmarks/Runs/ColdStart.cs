using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Benchmarks.Service;
using AomTools.Benchmarks.Tables;

namespace AomTools.Benchmarks.Runs;

/// <summary>Measures a script that imports the module, connects and sends one value: each step, and the total over a bare shell. Medians of several processes, in turn.</summary>
internal sealed record ColdStart(double Import, double Connect, double New, double Send, double Shell, double Whole)
{
    /// <summary>The total cost of the module, in milliseconds over the bare shell.</summary>
    public double Over => Whole - Shell;

    public static async Task<ColdStart> MeasureAsync(int times)
    {
        string manifest = Path.Combine(PipelineShell.Root, "AomTools.psd1");
        List<double[]> all = [];
        for (int i = 0; i <= times; i++)
        {
            using LoopbackServerProcess server = await LoopbackServerProcess.StartAsync();
            await server.WarmAsync();
            (_, double bare) = await ScriptRun.RunAsync("Measure-BareShell.ps1");
            (string output, double whole) = await ScriptRun.RunAsync("Measure-ColdStart.ps1", manifest, server.Address.ToString());
            all.Add([.. output.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)), bare * 1000, whole * 1000]);
        }

        // The first one fills the system's caches.
        double[] medians = [.. Enumerable.Range(0, 6).Select(column => Median([.. all.Skip(1).Select(row => row[column])]))];
        return new ColdStart(medians[0], medians[1], medians[2], medians[3], medians[4], medians[5]);
    }

    /// <summary>Measures and prints.</summary>
    public static async Task ReportAsync(int times)
    {
        MarkdownTable<ColdStart> table = new(
            (string.Create(CultureInfo.InvariantCulture, $"Cold start in ms, medians of {times}"), static _ => "AomTools"),
            ("Import", static cold => Figure.Whole(cold.Import)),
            ("Connect", static cold => Figure.Whole(cold.Connect)),
            ("First metric", static cold => Figure.Whole(cold.New)),
            ("First send", static cold => Figure.Whole(cold.Send)),
            ("The whole process", static cold => Figure.Whole(cold.Whole)),
            ("Bare pwsh", static cold => Figure.Whole(cold.Shell)),
            ("Over it", static cold => Figure.Whole(cold.Over)));
        table.Add(await MeasureAsync(times));
    }

    private static double Median(double[] figures)
    {
        Array.Sort(figures);
        return figures[figures.Length / 2];
    }
}
