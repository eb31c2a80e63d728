using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using AomTools.Benchmarks.Data;
using AomTools.Benchmarks.Sdk;

namespace AomTools.Benchmarks.Runs;

/// <summary>The process of one measurement: warms up, waits until its input ends, sends, and prints count, time, CPU time and memory on one line.</summary>
internal static class SingleRun
{
    // Long pipelines: their loops are compiled as those of the measurement are.
    private const int WarmUpShare = 3;

    public static async Task<int> RunAsync(RunPlan plan, Uri server)
    {
        using ISendingRun run = Create(plan, server);
        Stopwatch watch = Stopwatch.StartNew();
        while (watch.Elapsed < plan.WarmUp)
        {
            await run.SendAsync(plan.Values / WarmUpShare);
        }

        Console.WriteLine("warm");
        await Console.In.ReadToEndAsync();
        using Process self = Process.GetCurrentProcess();
        TimeSpan cpu = self.TotalProcessorTime;
        watch.Restart();
        await run.SendAsync(plan.Values);
        double seconds = watch.Elapsed.TotalSeconds;
        self.Refresh();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{InputData.Count(plan.Kind, plan.Values)} {seconds} {(self.TotalProcessorTime - cpu).TotalSeconds} {self.PeakWorkingSet64 / 1048576.0}"));
        return 0;
    }

    private static ISendingRun Create(RunPlan plan, Uri server) => plan.Sender switch
    {
        SenderKind.PlainCSharp => new NaiveClientRun(plan.Kind, server),
        SenderKind.Sdk => new SdkRun(plan.Kind, server, plan.SdkLoop!),
        _ => new PipelineRun(plan, server),
    };
}
