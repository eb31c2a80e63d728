using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Benchmarks.Service;

namespace AomTools.Benchmarks.Runs;

/// <summary>Makes measurements, each sender and kind of input in a process of its own, so that none inherits another's memory or warmth.</summary>
internal static class Bench
{
    private const int ScriptValues = 10_000;

    /// <summary>Measures one sender under several loads in turn.</summary>
    public static async Task<RunFigures[]> MeasureAsync(RunPlan plan, params Load[] loads)
    {
        using SendingProcess process = await SendingProcess.StartAsync(plan, loads.Any(static load => load.IsTls));
        List<RunFigures> figures = [];
        foreach (Load load in loads)
        {
            figures.Add(await process.MeasureAsync(load));
        }

        return [.. figures];
    }

    /// <summary>Measures the plain script.</summary>
    public static async Task<RunFigures> MeasureScriptAsync(int delayMilliseconds, bool isTls)
    {
        using LoopbackServerProcess server = await LoopbackServerProcess.StartAsync(isTls);
        await server.DelayAsync(delayMilliseconds);
        (string output, _) = await ScriptRun.RunAsync("Send-NaiveClient.ps1", server.AddTrust, server.Address.ToString().TrimEnd('/'), ScriptValues);
        double[] figures = RunFigures.Parse(output);
        return new RunFigures(new Load(ScriptValues, delayMilliseconds, isTls), (long)figures[0], figures[1], figures[2], figures[3], await server.CountAsync());
    }
}
