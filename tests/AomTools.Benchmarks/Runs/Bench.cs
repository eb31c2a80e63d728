using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using AomTools.Benchmarks.Data;
using AomTools.Benchmarks.Service;

namespace AomTools.Benchmarks.Runs;

/// <summary>Makes measurements, each in a process of its own against a service of its own, so that none inherits another's memory or warmth.</summary>
internal static class Bench
{
    private const int ScriptValues = 10_000;

    /// <exception cref="InvalidOperationException">The process of the measurement failed.</exception>
    public static async Task<RunFigures> MeasureAsync(RunPlan plan)
    {
        using LoopbackServerProcess server = await LoopbackServerProcess.StartAsync(plan.DelayMilliseconds, plan.IsTls);
        ProcessStartInfo start = new(Environment.ProcessPath!, plan.ToArguments(server.Address)) { RedirectStandardOutput = true, RedirectStandardInput = true };
        server.AddTrust(start);
        using Process process = Process.Start(start)!;
        await process.StandardOutput.ReadLineAsync();
        ServiceCounts before = await server.CountAsync();
        process.StandardInput.Close();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{plan} ended with code {process.ExitCode}: {output}");
        }

        double[] figures = ParseFigures(output);
        return new RunFigures(plan, (long)figures[0], figures[1], figures[2], figures[3], (await server.CountAsync()).Since(before));
    }

    /// <summary>Measures the plain script.</summary>
    public static async Task<RunFigures> MeasureScriptAsync(int delayMilliseconds, bool isTls)
    {
        using LoopbackServerProcess server = await LoopbackServerProcess.StartAsync(delayMilliseconds, isTls);
        (string output, _) = await ScriptRun.RunAsync("Send-NaiveClient.ps1", server.AddTrust, server.Address.ToString().TrimEnd('/'), ScriptValues);
        double[] figures = ParseFigures(output);
        return new RunFigures(new RunPlan(SenderKind.PlainScript, InputKind.Custom, ScriptValues, delayMilliseconds), (long)figures[0], figures[1], figures[2], figures[3], await server.CountAsync());
    }

    private static double[] ParseFigures(string output) => Array.ConvertAll(output.Trim().Split(' '), text => double.Parse(text, CultureInfo.InvariantCulture));
}
