using System;
using System.Globalization;
using AomTools.Benchmarks.Data;

namespace AomTools.Benchmarks.Runs;

/// <summary>One measurement: who sends what, how much of it, and to which service.</summary>
internal sealed record RunPlan(SenderKind Sender, InputKind Kind, long Values, int DelayMilliseconds)
{
    // The runtime compiles what is hot in several steps over seconds; every way gets the same.
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(3);

    // Code that mostly waits for responses does not notice what is not compiled yet.
    private static readonly TimeSpan s_shortWarmUp = TimeSpan.FromSeconds(2);

    /// <summary>The time of sending before the measurement.</summary>
    public TimeSpan WarmUp { get; init; } = DelayMilliseconds == 0 ? s_warmUp : s_shortWarmUp;

    /// <summary>True to send over TLS.</summary>
    public bool IsTls { get; init; }

    /// <summary>The assembly that loops over the vendor's SDK; null for other senders.</summary>
    public string? SdkLoop { get; init; }

    /// <summary>Creates the plan of a part of a table: about as many values as make every part take the same time.</summary>
    public static RunPlan Create(SenderKind sender, InputKind kind, int delayMilliseconds, int scale)
    {
        bool isBare = sender is SenderKind.PlainCSharp or SenderKind.Sdk;
        long values = delayMilliseconds > 0 ? (isBare ? 8_000 : 300_000)
            : isBare ? 500_000
            : kind == InputKind.Custom ? 750_000 : 1_500_000;
        return new RunPlan(sender, kind, values * scale, delayMilliseconds);
    }

    /// <summary>Returns the command line of the process that makes the measurement.</summary>
    public string[] ToArguments(Uri server)
    {
        string[] arguments = ["run", Sender.ToString(), Kind.ToString(), Values.ToString(CultureInfo.InvariantCulture), WarmUp.TotalSeconds.ToString(CultureInfo.InvariantCulture), server.ToString()];
        return SdkLoop is null ? arguments : [.. arguments, "--sdk-loop", SdkLoop];
    }
}
