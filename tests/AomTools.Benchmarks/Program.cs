using System;
using System.Diagnostics;
using System.Globalization;
using AomTools.Benchmarks;

// dotnet run -c Release --project tests/AomTools.Benchmarks -- memory 100000 1000000: each count in a process of its own, since a peak is never forgotten.
if (args is ["memory", ..] && args.Length > 2)
{
    foreach (string count in args[1..])
    {
        using Process child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["memory", count]))!;
        await child.WaitForExitAsync();
    }

    return 0;
}

if (args is ["memory", string one] && long.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out long values))
{
    Console.WriteLine(await MemoryRun.RunAsync(values));
    return 0;
}

Console.Error.WriteLine("usage: AomTools.Benchmarks memory COUNT [COUNT …]");
return 2;
