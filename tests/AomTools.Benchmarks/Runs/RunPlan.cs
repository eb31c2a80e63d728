using System;
using System.Globalization;
using AomTools.Benchmarks.Data;

namespace AomTools.Benchmarks.Runs;

/// <summary>One measurement: who sends what, how much of it, to a service that answers how late. Its text is the command line of the process that makes it.</summary>
internal sealed record RunPlan(Way Way, InputKind Kind, long Values, int DelayMilliseconds, int WarmUp = RunPlan.UsualWarmUp)
{
    // As many as are measured in the short form: the runtime has then compiled what is hot, for every way alike.
    public const int UsualWarmUp = 700_000;

    public string[] ToArguments(Uri sink) =>
        ["run", Way.ToString(), Kind.ToString(), Values.ToString(CultureInfo.InvariantCulture), DelayMilliseconds.ToString(CultureInfo.InvariantCulture), WarmUp.ToString(CultureInfo.InvariantCulture), sink.ToString()];

    public static RunPlan Parse(string[] arguments) => new(
        Enum.Parse<Way>(arguments[1]),
        Enum.Parse<InputKind>(arguments[2]),
        long.Parse(arguments[3], CultureInfo.InvariantCulture),
        int.Parse(arguments[4], CultureInfo.InvariantCulture),
        int.Parse(arguments[5], CultureInfo.InvariantCulture));
}
