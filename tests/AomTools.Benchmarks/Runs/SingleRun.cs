using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using AomTools.Benchmarks.Data;

namespace AomTools.Benchmarks.Runs;

/// <summary>The process of one measurement: warms up, sends, and prints the time and the memory on one line.</summary>
internal static class SingleRun
{
    public static async Task<int> RunAsync(RunPlan plan, Uri server)
    {
        using ISendingRun run = plan.Sender == SenderKind.PlainCSharp ? new NaiveClientRun(plan.Kind, server) : new PipelineRun(plan, server);
        if (plan.WarmUp > 0)
        {
            await run.SendAsync(plan.WarmUp);
        }

        using Process self = Process.GetCurrentProcess();
        TimeSpan cpu = self.TotalProcessorTime;
        Stopwatch watch = Stopwatch.StartNew();
        await run.SendAsync(plan.Values);
        double seconds = watch.Elapsed.TotalSeconds;
        self.Refresh();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{InputData.Count(plan.Kind, plan.Values)} {seconds} {(self.TotalProcessorTime - cpu).TotalSeconds} {self.PeakWorkingSet64 / 1048576.0}"));
        return 0;
    }
}
