using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using AomTools.Benchmarks.Service;

namespace AomTools.Benchmarks.Runs;

/// <summary>Makes measurements, each in a process of its own against a sink of its own, so that none inherits another's memory or warmth.</summary>
internal static class Bench
{
    public static async Task<RunFigures> MeasureAsync(RunPlan plan)
    {
        using LoopbackServerProcess server = await LoopbackServerProcess.StartAsync(plan.DelayMilliseconds);
        using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, plan.ToArguments(server.Address)) { RedirectStandardOutput = true })!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{plan} ended with code {process.ExitCode}: {output}");
        }

        double[] figures = Array.ConvertAll(output.Split(' '), text => double.Parse(text, CultureInfo.InvariantCulture));
        (long requests, long bytes) = await server.CountAsync();
        double share = plan.Values / (double)(plan.Values + plan.WarmUp);
        return new RunFigures(plan, (long)figures[0], figures[1], figures[2], (long)(requests * share), (long)(bytes * share), figures[3]);
    }
}
