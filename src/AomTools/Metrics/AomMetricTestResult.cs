using System.Linq;

namespace AomTools;

/// <summary>What Test-AomMetric found about one value of an object.</summary>
public sealed class AomMetricTestResult
{
    internal AomMetricTestResult(object? inputObject, AomMetric? metric, AomViolation[] violations, AomViolation[] warnings)
    {
        InputObject = inputObject;
        Metric = metric;
        Violations = violations;
        Warnings = warnings;
    }

    /// <summary>True when no rule is broken.</summary>
    public bool IsValid => Violations.Length == 0;

    /// <summary>The metric that New-AomMetric would give; null when a rule is broken.</summary>
    public AomMetric? Metric { get; }

    /// <summary>Every rule that is broken.</summary>
    public AomViolation[] Violations { get; }

    /// <summary>What AOM takes today, but some versions of it refuse or hide.</summary>
    public AomViolation[] Warnings { get; }

    /// <summary>The object that was tested.</summary>
    public object? InputObject { get; }

    /// <summary>One line: the metric, or every rule that is broken.</summary>
    public override string ToString() => Metric is null
        ? MessageText.Format(Strings.MetricInvalid, string.Join(" ", Violations.Select(violation => violation.Message)))
        : MessageText.Format(Strings.MetricValid, Metric);
}
