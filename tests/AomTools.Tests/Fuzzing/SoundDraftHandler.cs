using System.Collections.Generic;
using AomTools.Metrics;
using AomTools.Sources;
using Xunit;

namespace AomTools.Tests.Fuzzing;

/// <summary>Takes what sources read, validates it, and checks that each object became sound metrics or said what is wrong.</summary>
internal sealed class SoundDraftHandler(bool shorten = false) : IDraftHandler
{
    private const int SentenceMax = 2000;

    private readonly MetricValidator _validator = new(shorten);

    /// <summary>The number of metrics and rejections.</summary>
    public int Count { get; private set; }

    /// <summary>Reads an object with these options, with and without shortening.</summary>
    public static void CheckObject(IInputObject input, SourceOptions options)
    {
        foreach (bool shorten in new[] { false, true })
        {
            SoundDraftHandler sink = new(shorten);
            new SourceReader(options, static () => TestMetrics.Noon).Read(input, sink);
            Assert.True(sink.Count > 0, "The object vanished.");
        }
    }

    public void HandleDraft(in MetricDraft draft, object target)
    {
        Count++;
        MetricValidationResult validation = _validator.Check(draft);
        Assert.NotEqual(validation.Metric is null, validation.Violations.Count == 0);
        CheckSentences(validation.Violations);
        if (validation.Metric is not null)
        {
            Sound.Metric(validation.Metric);
        }
    }

    public void HandleViolations(object target, IReadOnlyList<AomViolation> problems)
    {
        Count++;
        Assert.NotEmpty(problems);
        CheckSentences(problems);
    }

    public void HandleWarning(AomViolation remark) => Assert.NotEmpty(remark.Message);

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
