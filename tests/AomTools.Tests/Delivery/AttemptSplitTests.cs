using System.Collections.Generic;
using System.Linq;
using AomTools.Batching;
using AomTools.Delivery;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>Tables of how a part is split by the attempts that carried its metrics. A metric is written as its series and its time.</summary>
public sealed class AttemptSplitTests
{
    [Theory]
    [InlineData("a1 b1 a2", "", "")]
    [InlineData("a1 b1 a2", "a1 b1 a2", "")]
    [InlineData("a1 b1 a2", "a1 b1 a2 c9", "")]
    [InlineData("a1 b1 a2", "a1 b1", "a1 b1/a2")]
    [InlineData("a1 b1 c1", "a1|c1", "a1/b1/c1")]
    [InlineData("a1 b1 c1 d1", "a1 b1 c1|b1 c1", "a1/b1 c1/d1")]
    [InlineData("a1 b1 a2 b2", "a1 b1|a2 b2", "a1 b1/a2 b2")]
    [InlineData("a1 b1 a2 b2", "a1 b2|b1 a2", "a1 a2/b1 b2")]
    [InlineData("a1 a2 a3", "a1 a3", "")]
    public void Split_keeps_metrics_of_the_same_attempts_together(string batch, string attempts, string parts)
    {
        Dictionary<string, AomMetric> metrics = [];
        BatchPart part = new(MetricBatch.FromMetrics(Read(batch, metrics)))
        {
            LostAttempts = [.. attempts.Split('|', System.StringSplitOptions.RemoveEmptyEntries).Select((text, i) => new LostAttempt(i + 1, Read(text, metrics)))],
        };
        List<int> recorded = [];
        IReadOnlyList<BatchPart>? split = AttemptSplit.Split(part, some =>
        {
            recorded.Add(some.Count());
            return 100 + recorded.Count;
        });
        Assert.Equal(parts, split is null ? string.Empty : string.Join("/", split.Select(one => string.Join(" ", one.Batch.Metrics.Select(Write)))));
        Assert.All(split ?? [], one => Assert.True(one.LostAttempts[^1] is { Id: > 100 } rejected && rejected.Metrics.Count == one.Batch.Count));
        Assert.Equal(split?.Count ?? 0, recorded.Count);
    }

    // Only the order in each series is certain then.
    [Fact]
    public void Split_by_series_is_about_no_whole_request()
    {
        Dictionary<string, AomMetric> metrics = [];
        BatchPart part = new(MetricBatch.FromMetrics(Read("a1 b1 a2 b2", metrics)))
        {
            LostAttempts = [new LostAttempt(1, Read("a1 b2", metrics)), new LostAttempt(2, Read("b1 a2", metrics))],
        };
        IReadOnlyList<BatchPart> split = AttemptSplit.Split(part, _ => 3)!;
        Assert.All(split, one => Assert.Equal([false, false, true], one.LostAttempts.Select(attempt => attempt.IsOneRequest)));
        Assert.Equal([1, 2, 3], split[0].LostAttempts.Select(attempt => attempt.Id));
    }

    private static AomMetric[] Read(string text, Dictionary<string, AomMetric> metrics) => [.. text.Split(' ', System.StringSplitOptions.RemoveEmptyEntries).Select(name =>
        metrics.TryGetValue(name, out AomMetric? known) ? known : metrics[name] = TestMetrics.Metric(name[..1], 1, "h", int.Parse(name[1..], System.Globalization.CultureInfo.InvariantCulture)))];

    private static string Write(AomMetric metric) => metric.Name + (metric.CollectTime - TestMetrics.Noon.ToUnixTimeMilliseconds());
}
