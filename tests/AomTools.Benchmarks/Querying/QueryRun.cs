using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using AomTools.Benchmarks.Runs;
using AomTools.Benchmarks.Service;

namespace AomTools.Benchmarks.Querying;

/// <summary>Reads a day by the minute of a number of series through the pipeline of a shell; reports requests, time and the peak of memory.</summary>
internal static class QueryRun
{
    private const string Script = """
        $count = 0
        Get-AomSeries BENCH.read | Get-AomMetricData -Last 1d -PeriodSec 60 | . { process { $count++ } }
        if ($count -ne $args[0]) { throw "$count data points" }
        """;

    /// <summary>Prints a line per count. A peak is never forgotten: several counts take a process each.</summary>
    public static async Task ReportAsync(long[] counts)
    {
        if (counts is [long one])
        {
            Console.WriteLine(await RunAsync(one));
            return;
        }

        foreach (long count in counts)
        {
            using Process child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["read", count.ToString(CultureInfo.InvariantCulture)]))!;
            await child.WaitForExitAsync();
        }
    }

    private static async Task<string> RunAsync(long series)
    {
        using LoopbackServerProcess server = await LoopbackServerProcess.StartAsync(["query-server", series.ToString(CultureInfo.InvariantCulture)]);
        using PipelineShell shell = new();
        shell.Connect(server.Address);
        long points = series * QueryServer.PointCount;
        Stopwatch watch = Stopwatch.StartNew();
        shell.Invoke(Script, points);
        double seconds = watch.Elapsed.TotalSeconds;
        string[] counts = (await server.ReadCountsAsync()).Split(' ');
        using Process process = Process.GetCurrentProcess();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{series} series, {points} data points, {counts[0]} requests for lists, {counts[1]} for data points, {seconds:0.0} s, {points / seconds / 1000:0} thousand data points/s, {process.TotalProcessorTime.TotalSeconds:0.0} s of CPU, peak {process.PeakWorkingSet64 / 1048576.0:0.0} MB");
    }
}
