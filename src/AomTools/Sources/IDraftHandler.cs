using System.Collections.Generic;
using AomTools.Metrics;

namespace AomTools.Sources;

/// <summary>Where a source puts what it read.</summary>
internal interface IDraftHandler
{
    /// <summary>Takes one value; <paramref name="target"/> is the object that an error about it names.</summary>
    void HandleDraft(in MetricDraft draft, object target);

    /// <summary>Takes an object that no value could be read from.</summary>
    void HandleViolations(object target, IReadOnlyList<AomViolation> problems);

    /// <summary>Takes a remark that is made once a run for each rule and field.</summary>
    void HandleWarning(AomViolation remark);
}
