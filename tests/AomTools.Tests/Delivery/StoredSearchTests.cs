using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Batching;
using AomTools.Delivery;
using Xunit;

namespace AomTools.Tests.Delivery;

/// <summary>The probes after a lost response, against a service that holds the beginning of each series.</summary>
public sealed class StoredSearchTests
{
    [Theory]
    [InlineData(1, "0")]
    [InlineData(2, "1 0")]
    [InlineData(3, "2 0 1")]
    [InlineData(8, "7 0 4 2")]
    [InlineData(33, "32 0 16 8 24 4 12")]
    public void Spread_Count_StartsAtTheEndsAndGetsFiner(int count, string expected) =>
        Assert.Equal(expected, string.Join(" ", StoredSearch.Spread(count)));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(40, 1)]
    [InlineData(1, 40)]
    [InlineData(7, 6)]
    public void Next_EverythingIsHeld_FindsAllStored(int series, int times)
    {
        AomMetric[] metrics = Metrics(series, times);
        StoredSearch search = new(MetricBatch.FromMetrics(metrics), isThorough: false, canJump: true);
        int probes = Run(search, metrics, held: metrics.Length);
        Assert.Equal(metrics.ToHashSet(), search.Stored.ToHashSet());
        Assert.Empty(search.TakeUnresolved());
        Assert.InRange(probes, 1, 4 + (3 * (int)Math.Ceiling(Math.Log2(metrics.Length))));
    }

    // A metric that AOM lacks is never behind a later one of its series that the search has sent, but for those that it calls doubtful.
    [Theory]
    [InlineData(1, 40)]
    [InlineData(3, 20)]
    [InlineData(7, 6)]
    [InlineData(40, 1)]
    public void Next_AStartIsStored_LosesNothingButDoubtfulMetrics(int series, int times)
    {
        AomMetric[] metrics = Metrics(series, times);
        for (int held = 0; held < metrics.Length; held++)
        {
            StoredSearch search = new(MetricBatch.FromMetrics(metrics), isThorough: false, canJump: true);
            HashSet<AomMetric> service = [.. metrics.Take(held)];
            Run(search, metrics, held, service);
            AomMetric[] lost = [.. metrics.Where(metric => !service.Contains(metric) && service.Any(later => later.Name == metric.Name && later.CollectTime > metric.CollectTime))];
            Assert.Subset(search.Doubtful.ToHashSet(), lost.ToHashSet());
            Assert.Subset(metrics.Take(held).ToHashSet(), search.Stored.ToHashSet());
        }
    }

    [Fact]
    public void Next_HalfOfASeriesIsHeld_LeavesNoDoubt()
    {
        foreach (int held in new[] { 16, 17 })
        {
            AomMetric[] metrics = Metrics(1, 33);
            StoredSearch search = new(MetricBatch.FromMetrics(metrics), isThorough: false, canJump: true);
            HashSet<AomMetric> service = [.. metrics.Take(held)];
            Run(search, metrics, held, service);
            Assert.Empty(search.Doubtful);
            Assert.Equal(33, service.Count);
        }
    }

    [Fact]
    public void Next_Thorough_TriesEverySeriesOfASmallPart()
    {
        AomMetric[] metrics = Metrics(8, 1);
        StoredSearch search = new(MetricBatch.FromMetrics(metrics), isThorough: true, canJump: true);
        Assert.Equal(8, Run(search, metrics, held: 8));
    }

    [Theory]
    [InlineData(1, 40)]
    [InlineData(7, 6)]
    public void Next_WithoutJumps_LosesNothing(int series, int times)
    {
        AomMetric[] metrics = Metrics(series, times);
        for (int held = 1; held < metrics.Length; held++)
        {
            StoredSearch search = new(MetricBatch.FromMetrics(metrics), isThorough: false, canJump: false);
            HashSet<AomMetric> service = [.. metrics.Take(held)];
            Run(search, metrics, held, service);
            Assert.Empty(search.Doubtful);
            Assert.DoesNotContain(metrics, metric => !service.Contains(metric) && service.Any(later => later.Name == metric.Name && later.CollectTime > metric.CollectTime));
        }
    }

    // Answers probes like AOM: accepted if each is newer than what it holds of its series. Ends with the first that is accepted.
    private static int Run(StoredSearch search, AomMetric[] metrics, int held, HashSet<AomMetric>? service = null)
    {
        service ??= [.. metrics.Take(held)];
        int probes = 0;
        while (search.Next() is MetricBatch probe)
        {
            probes++;
            if (probe.Metrics.Any(metric => service.Any(other => other.Name == metric.Name && other.CollectTime >= metric.CollectTime)))
            {
                search.NoteRejected();
                continue;
            }

            service.UnionWith(probe.Metrics);
            search.NoteResolved(wasMissing: true);
            break;
        }

        return probes;
    }

    private static AomMetric[] Metrics(int series, int times) =>
        [.. from time in Enumerable.Range(0, times) from name in Enumerable.Range(0, series) select TestMetrics.Metric("m" + name, time, "h", time * 1000)];
}
