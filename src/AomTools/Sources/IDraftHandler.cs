using System.Collections.Generic;
using AomTools.Metrics;

namespace AomTools.Sources;

/// <summary>Handles the drafts of a source.</summary>
internal interface IDraftHandler
{
    /// <summary>Handles one metric; <paramref name="target"/> is the object that errors refer to.</summary>
    void HandleDraft(in MetricDraft draft, object target);

    /// <summary>Handles an object from which no metric could be read.</summary>
    void HandleViolations(object target, IReadOnlyList<AomViolation> violations);

    /// <summary>Handles a warning. Each rule and field is displayed once per run.</summary>
    void HandleWarning(AomViolation warning);
}
