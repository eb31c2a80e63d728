using System;
using System.Collections.Generic;
using AomTools.Metrics;
using AomTools.Sources;
using Xunit;

namespace AomTools.Tests.Fuzzing;

/// <summary>Takes what sources read, validates it, and checks that each object became sound metrics or said what is wrong.</summary>
internal sealed class SoundSink(bool shorten = false) : ISourceSink
{
    private const int SentenceMax = 2000;

    private readonly MetricValidator _validator = new(shorten);

    /// <summary>How many metrics and refusals there were.</summary>
    public int Count { get; private set; }

    /// <summary>Reads an object with these options, with and without shortening.</summary>
    public static void CheckObject(ISourceObject input, SourceOptions options)
    {
        foreach (bool shorten in new[] { false, true })
        {
            SoundSink sink = new(shorten);
            new SourceReader(options, static () => Make.Noon).Read(input, sink);
            Assert.True(sink.Count > 0, "The object vanished.");
        }
    }

    public void Take(in MetricDraft draft, object target)
    {
        Count++;
        MetricVerdict verdict = _validator.Check(draft);
        Assert.NotEqual(verdict.Metric is null, verdict.Violations.Count == 0);
        CheckSentences(verdict.Violations);
        if (verdict.Metric is not null)
        {
            Sound.Metric(verdict.Metric);
        }
    }

    public void Refuse(object target, IReadOnlyList<AomViolation> problems)
    {
        Count++;
        Assert.NotEmpty(problems);
        CheckSentences(problems);
    }

    public void Remark(AomViolation remark) => Assert.NotEmpty(remark.Message);

    private static void CheckSentences(IReadOnlyList<AomViolation> violations)
    {
        Assert.InRange(violations.Count, 0, 500);
        foreach (AomViolation violation in violations)
        {
            Assert.NotEmpty(violation.Message);
            Assert.InRange(violation.Message.Length, 1, SentenceMax);
        }
    }
}
