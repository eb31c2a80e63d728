using System.Management.Automation;

namespace AomTools.Benchmarks.Data;

/// <summary>Get-BenchmarkInput: writes objects of a kind to the pipeline, one at a time, as they are made. It says when its first one was written.</summary>
[Cmdlet(VerbsCommon.Get, "BenchmarkInput")]
public sealed class GetBenchmarkInputCommand : PSCmdlet
{
    /// <summary>The kind of objects.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public InputKind Kind { get; set; }

    /// <summary>About how many values they hold.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public long Count { get; set; }

    /// <summary>Writes them.</summary>
    protected override void EndProcessing()
    {
        foreach (object made in InputData.Objects(Kind, Count))
        {
            WriteObject(made);
        }
    }
}
