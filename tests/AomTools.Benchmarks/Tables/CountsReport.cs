using System.Collections.Generic;
using System.Threading.Tasks;
using AomTools.Benchmarks.Data;
using AomTools.Benchmarks.Runs;

namespace AomTools.Benchmarks.Tables;

/// <summary>Measures the module with several numbers of metrics, each in a process of its own: memory must not grow with them.</summary>
internal static class CountsReport
{
    public static async Task RunAsync(IEnumerable<long> counts)
    {
        MarkdownTable<(RunFigures AomTools, RunFigures Floor)> table = new(
            ("Metrics", static row => Figure.Whole(row.AomTools.Values)),
            ("AomTools: metrics/s", static row => Figure.Rate(row.AomTools.PerSecond)),
            ("CPU µs", static row => Figure.Fine(row.AomTools.CpuMicrosecondsEach)),
            ("Peak memory, MB", static row => Figure.Whole(row.AomTools.PeakMegabytes)),
            ("PowerShell only: peak, MB", static row => Figure.Whole(row.Floor.PeakMegabytes)));
        foreach (long count in counts)
        {
            table.Add((await MeasureAsync(SenderKind.AomTools, count), await MeasureAsync(SenderKind.Floor, count)));
        }
    }

    private static async Task<RunFigures> MeasureAsync(SenderKind sender, long count) =>
        (await Bench.MeasureAsync(new RunPlan(sender, InputKind.Metric) { WarmUp = 0 }, new Load(count)))[0];
}
