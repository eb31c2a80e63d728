using System;
using System.Collections.Generic;
using AomTools.Metrics;
using AomTools.Sources;

namespace AomTools.Benchmarks.Data;

/// <summary>Keeps the drafts that a source reads.</summary>
internal sealed class DraftList(int capacity) : ISourceSink
{
    public List<MetricDraft> All { get; } = new(capacity);

    public void Clear() => All.Clear();

    public void Take(in MetricDraft draft, object target) => All.Add(draft);

    public void Refuse(object target, IReadOnlyList<AomViolation> problems) => throw new InvalidOperationException(problems[0].Message);

    public void Remark(AomViolation remark)
    {
    }
}
