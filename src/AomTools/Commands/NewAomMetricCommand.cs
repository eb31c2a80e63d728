using System.Collections.Generic;
using System.Management.Automation;
using AomTools.Commands.Display;

namespace AomTools.Commands;

/// <summary>New-AomMetric: creates valid metrics from objects. Writes one error per invalid object, with every violation.</summary>
[Cmdlet(VerbsCommon.New, "AomMetric", DefaultParameterSetName = "Object", HelpUri = HelpPages.Address + "New-AomMetric.md")]
[OutputType(typeof(AomMetric))]
public sealed class NewAomMetricCommand : MetricInputCommand
{
    private protected override void Accept(AomMetric metric, object? target, IReadOnlyList<AomViolation> warnings)
    {
        foreach (AomViolation warning in warnings)
        {
            WarnOnce(warning);
        }

        WriteObject(metric);
    }

    private protected override void Reject(object? target, IReadOnlyList<AomViolation> violations) =>
        WriteError(AomErrors.InvalidMetric(target, violations, Strings.MakeAgain));
}
