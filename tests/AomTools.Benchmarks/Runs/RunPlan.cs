using System.Globalization;
using AomTools.Benchmarks.Data;

namespace AomTools.Benchmarks.Runs;

/// <summary>The process of one or more measurements: who sends what.</summary>
internal sealed record RunPlan(SenderKind Sender, InputKind Kind)
{
    /// <summary>The number of values in each round before the measurements; 0 for none.</summary>
    public long WarmUp { get; init; } = 150_000;

    /// <summary>The assembly that loops over the vendor's SDK; null for other senders.</summary>
    public string? SdkLoop { get; init; }

    /// <summary>Returns the command line of the process.</summary>
    public string[] ToArguments()
    {
        string[] arguments = ["run", Sender.ToString(), Kind.ToString(), WarmUp.ToString(CultureInfo.InvariantCulture)];
        return SdkLoop is null ? arguments : [.. arguments, "--sdk-loop", SdkLoop];
    }
}
