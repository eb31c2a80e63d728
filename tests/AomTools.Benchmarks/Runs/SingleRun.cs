using System;
using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Threading.Tasks;
using AomTools.Benchmarks.Data;
using AomTools.Benchmarks.Sdk;

namespace AomTools.Benchmarks.Runs;

/// <summary>
/// The process of measurements. An input line with an address connects to that service and warms up. A line with a number sends so many values, and prints
/// count, time, CPU time and memory.
/// </summary>
internal static class SingleRun
{
    private static readonly TimeSpan s_maxWarmUp = TimeSpan.FromSeconds(10);

    // The runtime always compiles a few methods for a new pipeline.
    private static readonly TimeSpan s_littleCompilation = TimeSpan.FromMilliseconds(100);

    // The runtime compiles hot methods 100 ms after the last new one.
    private static readonly TimeSpan s_compilerDelay = TimeSpan.FromMilliseconds(130);

    public static async Task<int> RunAsync(RunPlan plan)
    {
        using ISendingRun run = Create(plan);
        int quietRounds = 2;
        while (await Console.In.ReadLineAsync() is string line)
        {
            if (Uri.TryCreate(line, UriKind.Absolute, out Uri? server))
            {
                run.Connect(server);
                await WarmUpAsync(run, plan.WarmUp, quietRounds);

                // Another service needs only a few more methods.
                quietRounds = 1;
                Console.WriteLine("warm");
            }
            else
            {
                Console.WriteLine(await MeasureAsync(run, plan.Kind, long.Parse(line, CultureInfo.InvariantCulture)));
            }
        }

        return 0;
    }

    private static async Task<string> MeasureAsync(ISendingRun run, InputKind kind, long values)
    {
        using Process self = Process.GetCurrentProcess();
        TimeSpan cpu = self.TotalProcessorTime;
        Stopwatch watch = Stopwatch.StartNew();
        await run.SendAsync(values);
        double seconds = watch.Elapsed.TotalSeconds;
        self.Refresh();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{InputData.Count(kind, values)} {seconds} {(self.TotalProcessorTime - cpu).TotalSeconds} {self.PeakWorkingSet64 / 1048576.0}");
    }

    // Sends until some rounds leave the runtime hardly anything to compile: it compiles hot methods in several steps, and faster while nothing is sent.
    private static async Task WarmUpAsync(ISendingRun run, long values, int rounds)
    {
        Stopwatch watch = Stopwatch.StartNew();
        for (int quietRounds = 0; values > 0 && quietRounds < rounds && watch.Elapsed < s_maxWarmUp;)
        {
            TimeSpan compilation = JitInfo.GetCompilationTime();
            await run.SendAsync(values);
            await WaitForCompilerAsync();
            quietRounds = JitInfo.GetCompilationTime() - compilation < s_littleCompilation ? quietRounds + 1 : 0;
        }
    }

    private static async Task WaitForCompilerAsync()
    {
        long compiled = -1;
        while (JitInfo.GetCompiledMethodCount() > compiled)
        {
            compiled = JitInfo.GetCompiledMethodCount();
            await Task.Delay(s_compilerDelay);
        }
    }

    private static ISendingRun Create(RunPlan plan) => plan.Sender switch
    {
        SenderKind.PlainCSharp => new NaiveClientRun(plan.Kind),
        SenderKind.FullBodies => new FullBodyRun(),
        SenderKind.Sdk => new SdkRun(plan.Kind, plan.SdkLoop!),
        _ => new PipelineRun(plan),
    };
}
