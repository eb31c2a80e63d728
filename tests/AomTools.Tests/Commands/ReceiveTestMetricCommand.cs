using System.Linq;
using System.Management.Automation;
using AomTools.Commands.Pipeline;

namespace AomTools.Tests.Commands;

/// <summary>Reads arrays as Send-AomMetricData does, and writes what arrived as text: the name of a metric, the names of an array in brackets, or the type of a message.</summary>
[Cmdlet(VerbsCommunications.Receive, "TestMetric")]
public sealed class ReceiveTestMetricCommand : PSCmdlet, IMetricArrayReader
{
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    protected override void ProcessRecord() => WriteObject(Describe(InputObject?.BaseObject));

    internal static string Describe(object? input) => input switch
    {
        AomMetric metric => metric.Name,
        AomMetric[] several => "[" + string.Join(" ", several.Select(metric => metric.Name)) + "]",
        _ => input?.GetType().Name ?? "null",
    };
}
