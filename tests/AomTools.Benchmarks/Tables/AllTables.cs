using System;
using System.Diagnostics;
using System.Threading.Tasks;
using AomTools.Benchmarks.Runs;
using AomTools.Benchmarks.Sdk;
using AomTools.Benchmarks.Spooling;

namespace AomTools.Benchmarks.Tables;

/// <summary>Prints every table as Markdown.</summary>
internal sealed class AllTables(int scale, int coldStarts)
{
    private const int DelayMilliseconds = 20;

    /// <summary>Measures; the vendor's SDK too if its source is given. Returns an exit code: 1 if connections were not reused.</summary>
    public async Task<int> RunAsync(string? sdkSource)
    {
        using SdkProject? sdk = sdkSource is null ? null : await SdkProject.BuildAsync(sdkSource);
        Stopwatch watch = Stopwatch.StartNew();
        bool isReused = await new ThroughputReport(scale, DelayMilliseconds, sdk?.Loop).RunAsync();
        await ColdStart.ReportAsync(coldStarts);
        await new SpoolTable().RunAsync();
        Console.WriteLine($"\nMeasured in {watch.Elapsed.TotalSeconds:0} seconds.");
        return isReused ? 0 : 1;
    }
}
