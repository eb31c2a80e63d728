using System.Linq;
using AomTools.Metrics;
using Xunit;

namespace AomTools.Tests.Metrics;

/// <summary>Duplicates that are far from each other: what is found for certain, and in how much memory.</summary>
public sealed class DistantDuplicateTests
{
    private const int Far = 200_000;

    [Fact]
    public void Add_ManySeriesAtOneTime_FindsTheFirstAgain()
    {
        using DuplicateFinder finder = new();
        AomMetric[] metrics = [.. Enumerable.Range(0, 100_000).Select(i => One(new MetricSeries(TestMetrics.Metric().Series.Resource, "m" + i, null), 0))];
        Assert.All(metrics, metric => Assert.False(finder.Add(metric)));
        Assert.All(metrics, metric => Assert.True(finder.Add(metric)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Add_TimesInOneDirection_FindsEachAtAnyNumber(int step)
    {
        using DuplicateFinder finder = new();
        MetricSeries[] series = [.. Enumerable.Range(0, 7).Select(i => TestMetrics.Metric("m" + i).Series)];
        for (int i = 0; i < Far; i++)
        {
            AomMetric metric = One(series[i % 7], i / 7 * step);
            Assert.False(finder.Add(metric));
            Assert.True(finder.Add(metric));
        }

        Assert.Equal(Far, finder.DuplicateCount);
        Assert.True(finder.Add(One(series[0], 0)));
    }

    [Fact]
    public void Add_LogReadTwice_FindsEveryMetric()
    {
        using DuplicateFinder finder = new();
        AomMetric[] log = [.. Enumerable.Range(0, Far).Select(i => One(TestMetrics.Metric("m" + (i % 100)).Series, i / 100))];
        Assert.All(log, metric => Assert.False(finder.Add(metric)));
        Assert.All(log, metric => Assert.True(finder.Add(metric)));
    }

    [Fact]
    public void Ranges_BeyondTheirCapacity_KeepTheLatest()
    {
        SeriesRanges ranges = new(100);
        for (ulong series = 1; series <= 100; series++)
        {
            ranges.Find(Number(series)).TryExtend(5);
        }

        Assert.False(ranges.HasForgotten);
        for (ulong series = 101; series <= 150; series++)
        {
            // The first is asked for again and again, and is kept therefore.
            Assert.True(ranges.Find(Number(1)).IsEnd(5));
            ranges.Find(Number(series)).TryExtend(5);
        }

        Assert.False(ranges.HasForgotten);
        for (ulong series = 151; series <= 400; series++)
        {
            Assert.True(ranges.Find(Number(1)).IsEnd(5));
            ranges.Find(Number(series)).TryExtend(5);
        }

        Assert.True(ranges.HasForgotten);
        Assert.True(ranges.Find(Number(2)).IsEmpty);
        Assert.All(Enumerable.Range(351, 50), series => Assert.False(ranges.Find(Number((ulong)series)).IsEmpty));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 7)]
    [InlineData(500, 1)]
    [InlineData(500, 7)]
    [InlineData(5000, 1)]
    [InlineData(5000, 5000)]
    public void Keys_BeyondTheirCapacity_KeepTheLatest(int askedFrom, int sharingATime)
    {
        const int Capacity = 1024;
        RecentKeys keys = new(Capacity);
        for (int i = 1; i <= 5000; i++)
        {
            keys.Add(Number((ulong)i), i / sharingATime);
            if (i >= askedFrom)
            {
                int oldest = System.Math.Max(1, i - Capacity + 1);
                Assert.True(keys.Contains(Number((ulong)i), i / sharingATime));
                Assert.True(keys.Contains(Number((ulong)oldest), oldest / sharingATime));
                Assert.False(keys.Contains(Number((ulong)oldest), (oldest / sharingATime) + 1));
                Assert.False(keys.Contains(Number((ulong)i + 1), (i + 1) / sharingATime));
            }
        }

        Assert.False(keys.Contains(Number(1), 1 / sharingATime));
    }

    [Fact]
    public void Add_SeriesThatWasForgotten_IsFoundAmongTheLatest()
    {
        using DuplicateFinder finder = new();
        MetricResource resource = TestMetrics.Metric().Series.Resource;
        const int Many = (2 * SeriesRanges.DefaultCapacity) + 1000;
        for (int i = 0; i < Many; i++)
        {
            Assert.False(finder.Add(One(new MetricSeries(resource, "m" + i, null), 0)));
        }

        Assert.True(finder.Add(One(new MetricSeries(resource, "m900", null), 0)));
    }

    [Fact]
    public void Hash_OfSeries_IsThatOfEqualOnesOnly()
    {
        MetricSeries[] series = [.. new (string, string?)[][]
        {
            [("a", "b")], [("a", "b"), ("c", "d")], [("ab", "c")], [("a", "bc")], [("b", "a")], [("a", "a"), ("b", "b")], [("a", "b"), ("b", "a")], [("A", "b")], [("a", "B")],
        }.SelectMany(dimensions => new[] { "x", "X", "xa" }.Select(name => new SeriesCatalog().Get(TestMetrics.Draft(name: name, dimensions: dimensions))))];
        Assert.Equal(series.Length, series.Select(one => one.Hash).Distinct().Count());
        Assert.Equal(
            new SeriesCatalog().Get(TestMetrics.Draft(unit: "s", dimensions: [("a", "b"), ("c", "d")])).Hash,
            new SeriesCatalog().Get(TestMetrics.Draft(unit: "ms", dimensions: [("c", "d"), ("a", "b")])).Hash);
    }

    private static AomMetric One(MetricSeries series, long at) => new(series, MetricNumber.FromReal(1), isInt: false, TestMetrics.Noon.ToUnixTimeMilliseconds() + at, 0);

    // Evenly spread, as hashes are.
    private static ulong Number(ulong i) => unchecked(i * 0x9E3779B97F4A7C15UL) | 1;
}
