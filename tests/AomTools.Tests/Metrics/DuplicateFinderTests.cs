using System.Linq;
using AomTools.Metrics;
using Xunit;

namespace AomTools.Tests.Metrics;

public sealed class DuplicateFinderTests
{
    [Fact]
    public void Add_ManyMetrics_FindsExactlyTheRepeated()
    {
        using DuplicateFinder finder = new();
        AomMetric[] metrics = [.. Enumerable.Range(0, 20_000).Select(i => TestMetrics.Metric("m" + (i % 40), at: i / 40))];
        Assert.All(metrics, metric => Assert.False(finder.Add(metric)));
        Assert.Null(finder.Describe());
        Assert.All(metrics.Reverse().Take(1000), metric => Assert.True(finder.Add(metric)));
        Assert.Equal(1000, finder.DuplicateCount);
        Assert.StartsWith("1000 metrics", finder.Describe());
    }

    [Fact]
    public void Add_SeriesOfAnotherCatalog_IsTheSame()
    {
        using DuplicateFinder finder = new();
        AomMetric[] metrics = [.. Enumerable.Range(0, 2).Select(_ => new MetricValidator().Check(new MetricDraft(TestMetrics.Draft(dimensions: ("host", "a")), 1, null, TestMetrics.Noon)).Metric!)];
        Assert.NotSame(metrics[0].Series, metrics[1].Series);
        Assert.False(finder.Add(metrics[0]));
        Assert.True(finder.Add(metrics[1]));
    }

    [Fact]
    public void Describe_MetricThatAnotherRunReports_OnlyOnce()
    {
        DuplicateFinder creator = new();
        using DuplicateFinder sender = new();
        using DuplicateFinder later = new();
        AomMetric first = TestMetrics.Metric();
        AomMetric second = TestMetrics.Metric();
        foreach (DuplicateFinder finder in new[] { creator, sender })
        {
            finder.Add(first);
            finder.Add(second);
        }

        Assert.NotNull(creator.Describe());
        Assert.Null(sender.Describe());
        Assert.Equal(1, sender.DuplicateCount);
        creator.Dispose();
        later.Add(first);
        later.Add(second);
        Assert.NotNull(later.Describe());
    }
}
