using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Delivery.Spool;
using Xunit;

namespace AomTools.Tests.Fuzzing;

/// <summary>A batch of the spool: it is read whole, with valid metrics only, or not at all.</summary>
public sealed class SpoolBatchFuzzTests : ByteFuzzTests
{
    private protected override int Runs => 1500;

    private protected override IReadOnlyList<byte[]> Samples => SpoolSamples.Batches;

    private protected override void Check(byte[] input) => CheckFile("0000000000000000001-00000" + SpoolFormat.BatchEnding, input);

    internal static void CheckFile(string name, byte[] input)
    {
        Assert.InRange(SpoolFormat.CountValues(input), 0, input.Length);
        if (SpoolFormat.Read(name, input) is SpoolFile file)
        {
            Assert.NotNull(file.ProjectId);
            Assert.NotEmpty(file.Endpoint.AbsoluteUri);
            Array.ForEach(file.Metrics, Sound.Metric);
            CheckAgain(file.Metrics);
        }
    }

    // What was read and is written again, as a replay does that keeps a part, reads the same.
    private static void CheckAgain(AomMetric[] metrics)
    {
        if (metrics.Length > 0)
        {
            SpoolFile? again = SpoolFormat.Read("again" + SpoolFormat.BatchEnding, SpoolSamples.Batch(metrics));
            Assert.Equal(metrics.Select(metric => metric.ToString()).Order(StringComparer.Ordinal), again!.Metrics.Select(metric => metric.ToString()).Order(StringComparer.Ordinal));
        }
    }
}
