using System;
using System.Globalization;
using AomTools.Benchmarks.Data;

namespace AomTools.Benchmarks.Runs;

/// <summary>One measurement: who sends what, how much of it, to a service that answers how late. Its text is the command line of the process that makes it.</summary>
internal sealed record RunPlan(SenderKind Sender, InputKind Kind, long Values, int DelayMilliseconds, long WarmUp)
{
    // The runtime compiles what is hot in several steps over seconds; every way gets the same.
    private const int FullWarmUp = 2_000_000;

    /// <summary>The warm-up. Code that mostly waits for responses does not notice what is not compiled yet.</summary>
    public RunPlan(SenderKind sender, InputKind kind, long values, int delayMilliseconds)
        : this(sender, kind, values, delayMilliseconds, delayMilliseconds == 0 ? FullWarmUp : values / 4)
    {
    }

    public string[] ToArguments(Uri server) =>
        ["run", Sender.ToString(), Kind.ToString(), Values.ToString(CultureInfo.InvariantCulture), DelayMilliseconds.ToString(CultureInfo.InvariantCulture), WarmUp.ToString(CultureInfo.InvariantCulture), server.ToString()];
}
