using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace AomTools.Benchmarks.Spooling;

/// <summary>The measured rounds of direct sending and of sending or replaying by way of a spool, in turn.</summary>
internal sealed record SpoolComparison(string Title, long Values, IReadOnlyList<Measurement> Direct, IReadOnlyList<Measurement> Spooled)
{
    /// <summary>The rate with a spool, as a share of the direct one.</summary>
    public double RateShare => Measurement.CompareRates(Direct, Spooled);

    /// <summary>The same by CPU time, which other processes disturb less.</summary>
    public double CpuShare => Measurement.CompareCpu(Direct, Spooled);

    /// <summary>Measures rounds after others to warm up. Each gets its number.</summary>
    public static async Task<SpoolComparison> MeasureAsync(string title, long values, (int WarmUp, int Measured) rounds, Func<int, Task> prepare, Func<int, Task> sendDirect, Func<int, Task> sendSpooled)
    {
        List<Measurement> direct = [];
        List<Measurement> spooled = [];
        for (int round = 0; round < rounds.WarmUp + rounds.Measured; round++)
        {
            await prepare(round);
            direct.Add(await Measurement.TakeAsync(() => sendDirect(round)));
            spooled.Add(await Measurement.TakeAsync(() => sendSpooled(round)));
        }

        direct.RemoveRange(0, rounds.WarmUp);
        spooled.RemoveRange(0, rounds.WarmUp);
        return new SpoolComparison(title, values, direct, spooled);
    }
}
