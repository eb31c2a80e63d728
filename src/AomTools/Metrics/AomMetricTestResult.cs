using System.Linq;

namespace AomTools;

/// <summary>The result of Test-AomMetric for one metric of an input object.</summary>
public sealed class AomMetricTestResult
{
    internal AomMetricTestResult(object? inputObject, AomMetric? metric, AomViolation[] violations, AomViolation[] warnings)
    {
        InputObject = inputObject;
        Metric = metric;
        Violations = violations;
        Warnings = warnings;
    }

    /// <summary>True if the object breaks no rule.</summary>
    public bool IsValid => Violations.Length == 0;

    /// <summary>The metric that New-AomMetric would return; null if a rule is broken.</summary>
    public AomMetric? Metric { get; }

    /// <summary>The broken rules; empty if the metric is valid.</summary>
    public AomViolation[] Violations { get; }

    /// <summary>Warnings about values that AOM accepts today, but some versions reject or hide.</summary>
    public AomViolation[] Warnings { get; }

    /// <summary>The object that was tested.</summary>
    public object? InputObject { get; }

    /// <summary>One line with the metric, or with the messages of all broken rules.</summary>
    public override string ToString() => Metric is null
        ? MessageText.Format(Strings.MetricInvalid, MessageText.Join(Violations.Select(violation => violation.Message)))
        : MessageText.Format(Strings.MetricValid, Metric);
}
