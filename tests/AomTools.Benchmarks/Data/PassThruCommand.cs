using System.Management.Automation;

namespace AomTools.Benchmarks.Data;

/// <summary>Skip-Nothing: in New-AomMetric's place it writes as many objects and does nothing; in Send-AomMetricData's place it takes them. So a pipeline's own cost is known.</summary>
[Cmdlet(VerbsCommon.Skip, "Nothing")]
public sealed class PassThruCommand : PSCmdlet
{
    /// <summary>Whatever comes.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>The number of objects that it writes per input object.</summary>
    [Parameter]
    public int Times { get; set; }

    /// <summary>Writes the object a specified number of times.</summary>
    protected override void ProcessRecord()
    {
        for (int i = 0; i < Times; i++)
        {
            WriteObject(InputObject);
        }
    }
}
