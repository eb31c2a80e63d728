using System.Collections.Generic;
using System.Management.Automation;
using AomTools.Commands.Display;
using AomTools.Commands.Pipeline;

namespace AomTools.Commands;

/// <summary>New-AomMetric: creates valid metrics from objects. Writes one error per invalid object, with every violation.</summary>
[Cmdlet(VerbsCommon.New, "AomMetric", DefaultParameterSetName = "Object", HelpUri = HelpPages.Address + "New-AomMetric.md")]
[OutputType(typeof(AomMetric))]
public sealed class NewAomMetricCommand : MetricInputCommand
{
    private readonly MetricWriter _writer;

    /// <summary>Creates the command.</summary>
    public NewAomMetricCommand() => _writer = new MetricWriter(this);

    private protected override void Accept(AomMetric metric, object? target, IReadOnlyList<AomViolation> warnings)
    {
        foreach (AomViolation warning in warnings)
        {
            Warn(warning);
        }

        _writer.Write(metric);
    }

    private protected override void Reject(object? target, IReadOnlyList<AomViolation> violations)
    {
        _writer.Flush();
        WriteError(AomErrors.InvalidMetric(target, violations, Strings.MakeAgain));
    }

    private protected override void Warn(AomViolation warning)
    {
        _writer.Flush();
        base.Warn(warning);
    }

    private protected override void Note(string message)
    {
        _writer.Flush();
        base.Note(message);
    }

    private protected override void EndObject() => _writer.Flush();
}
