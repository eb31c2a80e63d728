using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Benchmarks.Data;
using AomTools.Benchmarks.Service;

namespace AomTools.Benchmarks.Runs;

/// <summary>One table: every kind of input with its floor, against plain C# and a plain script, at once and with an answer that takes its time. Ratios count; the machine does not.</summary>
internal sealed class Report(long values, int delayMilliseconds)
{
    private static readonly InputKind[] s_kinds = [InputKind.Counter, InputKind.Typed, InputKind.Custom, InputKind.Metric];

    /// <summary>Measures and prints row by row, so that a stopped run has printed its results so far.</summary>
    public async Task RunAsync()
    {
        Console.WriteLine($"{"way",-12} {"input",-8} {"values",10} {"delay",6} {"values/s",10} {"us/value",9} {"requests",9} {"bytes/value",12} {"peak MB",8} {"x plain C#",11} {"x script",9}");
        foreach (int delay in new[] { 0, delayMilliseconds })
        {
            RunFigures? script = await ScriptAsync(delay);
            foreach (InputKind kind in s_kinds)
            {
                // A client that waits for each response needs fewer values for the same certainty.
                RunFigures plain = await RowAsync(new RunPlan(SenderKind.PlainCSharp, kind, delay == 0 ? values : values / 140, delay), null, null);
                await RowAsync(new RunPlan(SenderKind.AomTools, kind, values / (delay == 0 ? 1 : 5), delay), plain, script);
                if (delay == 0)
                {
                    await RowAsync(new RunPlan(SenderKind.Floor, kind, values, delay), null, null);
                }
            }
        }
    }

    /// <summary>The module without a network, with one kind of input, over counts of values: memory must not follow them.</summary>
    public static async Task RunCountsAsync(IEnumerable<long> counts)
    {
        foreach (long count in counts)
        {
            Print(await Bench.MeasureAsync(new RunPlan(SenderKind.AomTools, InputKind.Metric, count, 0, WarmUp: 0)), null, null);
        }
    }

    private static async Task<RunFigures> RowAsync(RunPlan plan, RunFigures? plain, RunFigures? script)
    {
        RunFigures figures = await Bench.MeasureAsync(plan);
        Print(figures, plain, script);
        return figures;
    }

    private static async Task<RunFigures?> ScriptAsync(int delay)
    {
        if (ScriptRun.Shell is null)
        {
            Console.WriteLine("PlainScript: not measured, there is no pwsh on the path.");
            return null;
        }

        using LoopbackServerProcess server = await LoopbackServerProcess.StartAsync(delay);
        (string output, _) = await ScriptRun.RunAsync("Send-NaiveClient.ps1", server.Address.ToString().TrimEnd('/'), 10_000);
        double[] figures = [.. output.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        (long requests, long bytes) = await server.CountAsync();
        RunFigures script = new(new RunPlan(SenderKind.PlainScript, InputKind.Metric, 10_000, delay, 2_000), 10_000, figures[1], 0, requests * 10 / 12, bytes * 10 / 12, 0);
        Print(script, null, null);
        return script;
    }

    private static void Print(RunFigures run, RunFigures? plain, RunFigures? script) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{run.Plan.Sender,-12} {run.Plan.Kind,-8} {run.Values,10} {run.Plan.DelayMilliseconds,6} {run.PerSecond,10:0} {run.MicrosecondsEach,9:0.00} {run.Requests,9} {run.BytesEach,12:0.0} {run.PeakMegabytes,8:0} {Ratio(run.Over(plain)),11} {Ratio(run.Over(script)),9}"));

    private static string Ratio(double ratio) => double.IsNaN(ratio) ? string.Empty : ratio.ToString("0.0", CultureInfo.InvariantCulture);
}
