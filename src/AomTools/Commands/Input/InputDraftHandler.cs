using System;
using System.Collections.Generic;
using AomTools.Metrics;
using AomTools.Sources;

namespace AomTools.Commands.Input;

/// <summary>Validates the drafts of New-AomMetric and Test-AomMetric, and forwards metrics, violations and notes.</summary>
internal sealed class InputDraftHandler(
    MetricValidator validator,
    MissingValues missing,
    DuplicateFinder duplicates,
    Action<AomMetric, object, IReadOnlyList<AomViolation>> accept,
    Action<object, IReadOnlyList<AomViolation>> reject,
    Action<AomViolation> warn,
    Action<string> writeVerbose) : IDraftHandler
{
    public void HandleDraft(in MetricDraft draft, object target)
    {
        MetricValidationResult validation = validator.Check(draft);
        foreach (AomViolation note in validation.Sanitized)
        {
            writeVerbose(note.Message);
        }

        if (validation.Metric is null)
        {
            Reject(target, validation.Violations, draft.Series.Name);
        }
        else
        {
            duplicates.Add(validation.Metric);
            accept(validation.Metric, target, validation.Warnings);
        }
    }

    public void HandleViolations(object target, IReadOnlyList<AomViolation> violations) => Reject(target, violations, name: null);

    public void HandleWarning(AomViolation warning) => warn(warning);

    private void Reject(object target, IReadOnlyList<AomViolation> violations, string? name)
    {
        if (!missing.LeavesOut(violations, name))
        {
            reject(target, violations);
        }
    }
}
