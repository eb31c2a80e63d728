using AomTools.Benchmarks.Data;

namespace AomTools.Benchmarks.Runs;

/// <summary>One measurement of a process: how many values, and how the service responds.</summary>
internal sealed record Load(long Values, int DelayMilliseconds = 0, bool IsTls = false)
{
    /// <summary>Creates a load for a part of a table: about as many values as make every part take the same time.</summary>
    public static Load Create(SenderKind sender, InputKind kind, int scale)
    {
        long values = IsBare(sender) ? 300_000 : kind == InputKind.Custom ? 300_000 : 1_050_000;
        return new Load(values * scale);
    }

    /// <summary>Creates a load for a service with a delay.</summary>
    public static Load CreateDelayed(SenderKind sender, int delayMilliseconds, int scale) => new((IsBare(sender) ? 8_000L : 300_000L) * scale, delayMilliseconds);

    // One request at a time.
    private static bool IsBare(SenderKind sender) => sender is SenderKind.PlainCSharp or SenderKind.Sdk;
}
