using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace AomTools.Benchmarks.Soak;

/// <summary>Checks a soak at its end: each metric was settled once, and AOM holds every one that no error names.</summary>
internal sealed class SoakResult(SoakLedger ledger, SoakService service)
{
    /// <summary>Checks everything and prints what is wrong; false if something is.</summary>
    public async Task<bool> CheckAsync(IReadOnlyList<SoakSample> samples, string spool, Action<string> log)
    {
        SoakCounts counts = ledger.Counts;
        log(counts.ToString());
        Require(counts.Entered == counts.Settled, $"{counts.Entered} metrics entered, {counts.Settled} were settled.");
        Require(counts.Spooled == counts.Replayed + counts.ReplayRejected, $"{counts.Spooled} metrics were spooled, {counts.Replayed + counts.ReplayRejected} were replayed.");
        Require(counts.Pending == 0, $"{counts.Pending} metrics are still pending.");
        string[] left = [.. Directory.EnumerateFiles(spool, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) is not "send.lock")];
        Require(left.Length == 0, $"The spool still has {left.Length} files, such as '{left.FirstOrDefault()}'.");
        await CompareAsync(counts, log);
        long outOfOrder = await service.CountOutOfOrderAsync();
        Require(outOfOrder == 0, $"{outOfOrder} requests had metrics out of order.");
        foreach (string growth in SoakSample.FindGrowth(samples))
        {
            ledger.AddFault(growth);
        }

        log(ledger.Faults.Count == 0 ? "VERDICT passed" : $"VERDICT failed: {ledger.Faults.Count} faults");
        return ledger.Faults.Count == 0;
    }

    private async Task CompareAsync(SoakCounts counts, Action<string> log)
    {
        Dictionary<SoakStream, BitArray> held = ledger.Streams.ToDictionary(stream => stream, stream => new BitArray(stream.SeriesCount * stream.Ticks));
        long stored = 0;
        long falseErrors = 0;
        long uncertain = 0;
        await foreach (StoredSeriesView? series in service.ReadSeriesAsync())
        {
            SoakStream stream = ledger.FindStream(series!.Dimensions[SoakStream.HostDimension]);
            (int points, int rejected, int undelivered) = stream.Compare(series, held[stream]);
            stored += points;
            falseErrors += rejected;
            uncertain += undelivered;
        }

        long missing = held.Sum(pair => (long)pair.Key.CountMissing(pair.Value));
        log($"AOM holds {stored} metrics; {missing} are missing; errors call {falseErrors} of them rejected and {uncertain} undelivered");
        Require(missing == 0, $"AOM lacks {missing} metrics that no error names.");
        Require(falseErrors == 0, $"Errors call {falseErrors} metrics rejected that AOM holds.");
        Require(stored - uncertain == counts.Accepted + counts.Replayed, $"{counts.Accepted + counts.Replayed} metrics count as accepted, AOM holds {stored - uncertain} of them.");
    }

    private void Require(bool holds, string fault)
    {
        if (!holds)
        {
            ledger.AddFault(fault);
        }
    }
}
