using System.Collections.Generic;
using System.Management.Automation;
using AomTools.Metrics;

namespace AomTools.Commands;

/// <summary>Test-AomMetric: holds metrics or raw objects against every limit, offline, the time against this machine's clock; says all that is wrong.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AomMetric", DefaultParameterSetName = "Object")]
[OutputType(typeof(AomMetricTestResult), typeof(bool))]
public sealed class TestAomMetricCommand : MetricInputCommand
{
    private bool _anyValid;
    private bool _anyInvalid;

    /// <summary>Gives one Boolean for all: true when there was something and all of it was valid.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Gives the Boolean of -Quiet.</summary>
    protected override void EndProcessing()
    {
        if (Quiet)
        {
            WriteObject(_anyValid && !_anyInvalid);
        }
    }

    private protected override void Accept(AomMetric metric, object? target, IReadOnlyList<AomViolation> warnings)
    {
        AomViolation? late = CollectTimeRule.Violation(metric, Now);
        AomViolation? odd = late is null ? CollectTimeRule.Warning(metric, Now) : null;
        Report(new AomMetricTestResult(target, late is null ? metric : null, late is null ? [] : [late], odd is null ? [.. warnings] : [.. warnings, odd]));
    }

    private protected override void Reject(object? target, IReadOnlyList<AomViolation> violations) =>
        Report(new AomMetricTestResult(target, null, [.. violations], []));

    private void Report(AomMetricTestResult test)
    {
        _anyValid |= test.IsValid;
        _anyInvalid |= !test.IsValid;
        if (!Quiet)
        {
            WriteObject(test);
        }
    }
}
