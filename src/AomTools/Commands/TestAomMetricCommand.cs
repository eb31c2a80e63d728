using System.Collections.Generic;
using System.Management.Automation;
using AomTools.Metrics;

namespace AomTools.Commands;

/// <summary>Test-AomMetric: validates metrics or raw objects offline, with times relative to this machine's clock, and returns every violation.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AomMetric", DefaultParameterSetName = "Object", HelpUri = HelpPages.Address + "Test-AomMetric.md")]
[OutputType(typeof(AomMetricTestResult), typeof(bool))]
public sealed class TestAomMetricCommand : MetricInputCommand
{
    private bool _anyValid;
    private bool _anyInvalid;

    /// <summary>Returns one Boolean: true if there was input and all of it is valid.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Returns the Boolean of -Quiet.</summary>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (Quiet)
        {
            WriteObject(_anyValid && !_anyInvalid);
        }
    }

    private protected override bool ReportsEach => true;

    private protected override void Accept(AomMetric metric, object? target, IReadOnlyList<AomViolation> warnings)
    {
        AomViolation? violation = CollectTimeRule.FindViolation(metric, Now);
        AomViolation? warning = violation is null ? CollectTimeRule.FindWarning(metric, Now) : null;
        Report(new AomMetricTestResult(target, violation is null ? metric : null, violation is null ? [] : [violation], warning is null ? [.. warnings] : [.. warnings, warning]));
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
