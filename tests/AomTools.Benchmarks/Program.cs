using System;
using System.Diagnostics;
using System.Globalization;
using AomTools.Benchmarks.Data;
using AomTools.Benchmarks.Runs;
using AomTools.Benchmarks.Service;

switch (args)
{
    case ["sink", string delay]:
        await new LoopbackSink(TimeSpan.FromMilliseconds(int.Parse(delay, CultureInfo.InvariantCulture))).RunAsync();
        return 0;
    case ["run", _, _, _, _, _, string sink]:
        return await OneRun.RunAsync(RunPlan.Parse(args), new Uri(sink));
    case ["one", string way, string kind, string values, string delay]:
        RunFigures f = await Bench.MeasureAsync(new RunPlan(Enum.Parse<Way>(way), Enum.Parse<InputKind>(kind), long.Parse(values, CultureInfo.InvariantCulture), int.Parse(delay, CultureInfo.InvariantCulture)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{way,-12} {kind,-8} {f.Values} values {f.PerSecond / 1000:0} k/s {f.MicrosecondsEach:0.00} us cpu {f.CpuSeconds * 1e6 / f.Values:0.00} us, {f.Requests} requests {f.BytesEach:0.0} bytes peak {f.PeakMegabytes:0} MB"));
        return 0;
    case ["micro"]:
        AomTools.Benchmarks.Micro.MicroRun.Run();
        return 0;
    case ["memory", string one]:
        Console.WriteLine(await MemoryRun.RunAsync(long.Parse(one, CultureInfo.InvariantCulture)));
        return 0;
    case ["memory", ..]:
        foreach (string count in args[1..])
        {
            using Process child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["memory", count]))!;
            await child.WaitForExitAsync();
        }

        return 0;
    default:
        Console.Error.WriteLine("usage");
        return 2;
}
