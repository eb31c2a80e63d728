using System;
using System.Collections.Generic;
using AomTools.Metrics;
using AomTools.Sources;

namespace AomTools.Benchmarks.Data;

/// <summary>Keeps the drafts that a source reads.</summary>
internal sealed class DraftList(int capacity) : IDraftHandler
{
    public List<MetricDraft> All { get; } = new(capacity);

    public void Clear() => All.Clear();

    public void HandleDraft(in MetricDraft draft, object target) => All.Add(draft);

    public void HandleViolations(object target, IReadOnlyList<AomViolation> problems) => throw new InvalidOperationException(problems[0].Message);

    public void HandleWarning(AomViolation remark)
    {
    }
}
