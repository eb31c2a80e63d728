using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using AomTools.Benchmarks.Micro;
using AomTools.Benchmarks.Runs;
using AomTools.Benchmarks.Service;
using AomTools.Benchmarks.Soak;
using AomTools.Benchmarks.Spooling;

const string Usage = """
    dotnet run -c Release --project tests/AomTools.Benchmarks -- COMMAND

      short             every kind of input against plain C# and a plain script, and the cold path: a table in less than two minutes
      full              the same with ten times the values
      counts N N …      the module alone with so many values, each in a process of its own: memory must not follow them
      cold              import, connect, the first metric and the first send, over a bare pwsh
      micro             each stage by itself, with its allocations (BenchmarkDotNet)
      memory N N …      the engine without PowerShell, over counts of values
      soak --minutes N  a stream, a service that comes and goes and a disk that fills up twice: each metric must be settled once
    """;

switch (args)
{
    case ["short"]:
        await new Report(2_000_000, 20).RunAsync();
        await ColdAsync(3);
        return 0;
    case ["full"]:
        await new Report(20_000_000, 20).RunAsync();
        await ColdAsync(11);
        return 0;
    case ["counts", .. string[] counts]:
        await Report.RunCountsAsync(counts.Select(Number));
        return 0;
    case ["cold"]:
        await ColdAsync(11);
        return 0;
    case ["micro"]:
        MicroRun.Run();
        return 0;
    case ["memory", string one]:
        Console.WriteLine(await MemoryRun.RunAsync(Number(one)));
        return 0;
    case ["memory", .. string[] several]:
        foreach (string count in several)
        {
            // A peak is never forgotten: a process each.
            using Process child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["memory", count]))!;
            await child.WaitForExitAsync();
        }

        return 0;
    case ["soak", "--minutes", string minutes]:
        return await SoakRun.RunAsync(new SoakPlan(TimeSpan.FromMinutes(Number(minutes)), 200), null);
    case ["spool"]:
        await new SpoolReport(5).RunAsync();
        return 0;
    case ["spool-write"]:
        await new SpoolReport(5).WriteAsync();
        return 0;
    case ["spool-send", string wait, string many]:
        await new SpoolReport(5).SendAsync((int)Number(wait), (int)Number(many));
        return 0;
    case ["spool-replay", string entries, string each]:
        await new SpoolReport(5).ReplayAsync((int)Number(entries), (int)Number(each));
        return 0;
    case ["emulator"]:
        await SoakService.ServeAsync();
        return 0;
    case ["sink", string delay]:
        await new LoopbackServer(TimeSpan.FromMilliseconds(Number(delay))).RunAsync();
        return 0;
    case ["run", _, _, _, _, _, string server]:
        return await SingleRun.RunAsync(RunPlan.Parse(args), new Uri(server));
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}

static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

static async System.Threading.Tasks.Task ColdAsync(int times)
{
    if (ScriptRun.Shell is null)
    {
        Console.WriteLine("Cold path: not measured, there is no pwsh on the path.");
        return;
    }

    ColdStart cold = await ColdStart.MeasureAsync(times);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"Cold path in ms, medians of {times}: import {cold.Import:0}, connect {cold.Connect:0}, first metric {cold.New:0}, first send {cold.Send:0}; the whole process {cold.Whole:0}, a bare pwsh {cold.Shell:0}: {cold.Over:0} over it"));
}
