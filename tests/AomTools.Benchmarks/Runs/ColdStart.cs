using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Benchmarks.Service;
using AomTools.Benchmarks.Tables;

namespace AomTools.Benchmarks.Runs;

/// <summary>
/// Measures a script that imports the module, connects and sends one value: each step, and the total over a bare shell. An empty module with a bare HttpClient
/// shows what any module costs.
/// </summary>
internal sealed record ColdStart(string Name, double Import, double Connect, double New, double Send, double Shell, double Whole)
{
    /// <summary>The total cost of the module, in milliseconds over the bare shell.</summary>
    public double Over => Whole - Shell;

    /// <summary>Measures and prints. Medians of several processes, in turn.</summary>
    public static async Task ReportAsync(int times)
    {
        MarkdownTable<ColdStart> table = new(
            (string.Create(CultureInfo.InvariantCulture, $"Cold start in ms, medians of {times}"), static cold => cold.Name),
            ("Import", static cold => Figure.Whole(cold.Import)),
            ("Connect", static cold => Figure.Whole(cold.Connect)),
            ("First metric", static cold => Figure.Whole(cold.New)),
            ("First send", static cold => Figure.Whole(cold.Send)),
            ("The whole process", static cold => Figure.Whole(cold.Whole)),
            ("Bare pwsh", static cold => Figure.Whole(cold.Shell)),
            ("Over it", static cold => Figure.Whole(cold.Over)));
        List<double[]> module = [];
        List<double[]> empty = [];
        for (int i = 0; i <= times; i++)
        {
            using LoopbackServerProcess server = await LoopbackServerProcess.StartAsync();
            await server.WarmAsync();
            (_, double shell) = await ScriptRun.RunAsync("Measure-BareShell.ps1");
            module.Add(await MeasureAsync("Measure-ColdStart.ps1", Path.Combine(PipelineShell.Root, "AomTools.psd1"), server, shell));
            empty.Add(await MeasureAsync("Measure-EmptyModule.ps1", PipelineShell.GetMetadata("EmptyModule"), server, shell));
        }

        table.Add(Median("AomTools", module));
        table.Add(Median("An empty module and a bare HttpClient", empty));
    }

    private static async Task<double[]> MeasureAsync(string script, string manifest, LoopbackServerProcess server, double shell)
    {
        (string output, double whole) = await ScriptRun.RunAsync(script, manifest, server.Address.ToString());
        return [.. output.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)), shell * 1000, whole * 1000];
    }

    // The first one fills the system's caches.
    private static ColdStart Median(string name, List<double[]> all)
    {
        double[] medians = [.. Enumerable.Range(0, 6).Select(column => Median([.. all.Skip(1).Select(row => row[column])]))];
        return new ColdStart(name, medians[0], medians[1], medians[2], medians[3], medians[4], medians[5]);
    }

    private static double Median(double[] figures)
    {
        Array.Sort(figures);
        return figures[figures.Length / 2];
    }
}
