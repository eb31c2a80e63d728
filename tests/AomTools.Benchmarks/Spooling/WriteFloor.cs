using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace AomTools.Benchmarks.Spooling;

/// <summary>The cost of the write calls that a spool needs: a metric must be in the file before it is sent, so that it outlives the process.</summary>
internal static class WriteFloor
{
    private const int Rounds = 5;

    /// <summary>Returns the microseconds per metric of bare write calls, as many and as large as those of an entry file.</summary>
    public static double Measure(SpoolFixture fixture, IReadOnlyList<AomMetric> metrics)
    {
        byte[] line = new byte[fixture.GetEntryBytes(metrics) / metrics.Count];
        return Measurement.Median([.. Enumerable.Range(0, Rounds).Select(round => Write(fixture.GetPath("floor-" + round), line, metrics.Count))]);
    }

    private static double Write(string path, byte[] line, int count)
    {
        using FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
        {
            file.Write(line);
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / count;
    }
}
