using System.Collections.Generic;
using AomTools.Delivery.Spool;

namespace AomTools.Tests.Fuzzing;

/// <summary>A journal of the spool: its lines are read up to the one that its writer's death cut off, or it is not read at all.</summary>
public sealed class SpoolJournalFuzzTests : ByteFuzzTests
{
    private protected override int Runs => 1500;

    private protected override IReadOnlyList<byte[]> Samples => SpoolSamples.Journals;

    private protected override void Check(byte[] input) => SpoolBatchFuzzTests.CheckFile("0000000000000000001" + SpoolFormat.JournalEnding, input);
}
