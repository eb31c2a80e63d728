using AomTools.Benchmarks.Data;
using AomTools.Benchmarks.Runs;

namespace AomTools.Benchmarks.Tables;

/// <summary>The measurements of one kind of input, of every sender. Null if not made.</summary>
internal sealed record InputRow(InputKind Kind, RunFigures AomTools)
{
    /// <summary>The module with a service that responds immediately, without TLS.</summary>
    public required RunFigures Immediate { get; init; }

    public required RunFigures Floor { get; init; }

    /// <summary>Full bodies of zeros under the same load.</summary>
    public RunFigures? FullBodies { get; init; }

    public RunFigures? PlainCSharp { get; init; }

    public RunFigures? Sdk { get; init; }

    public RunFigures? Script { get; init; }

    public string Name => Kind switch
    {
        InputKind.Counter => "Counter sets of 7,000 samples",
        InputKind.Typed => "Objects of a .NET type, 5 metrics each",
        InputKind.Custom => "Rows with name and value",
        _ => "Existing metrics",
    };
}
