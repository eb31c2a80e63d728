using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace AomTools.Benchmarks.Micro;

/// <summary>Runs the benchmarks of single stages in this process: a build of their own would not keep this tree's locked packages.</summary>
internal static class MicroRun
{
    public static void Run() => BenchmarkRunner.Run<HotPath>(
        DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)).WithOptions(ConfigOptions.DisableLogFile));
}
