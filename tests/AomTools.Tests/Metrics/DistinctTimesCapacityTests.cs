using System.Collections.Generic;
using System.Linq;
using AomTools.Metrics;
using Xunit;

namespace AomTools.Tests.Metrics;

/// <summary>Metrics of the same moment never share a time with one of their series, however many there are.</summary>
public sealed class DistinctTimesCapacityTests
{
    private const long Now = 1_795_571_609_000;

    private readonly DistinctTimes _times = new(100);
    private readonly HashSet<(string, long)> _seen = [];

    [Fact]
    public void Next_MoreSeriesThanItsCapacity_NeverRepeats()
    {
        for (int round = 0; round < 3; round++)
        {
            Enumerable.Range(0, 1000).ToList().ForEach(i => Add("s" + i, Now));
        }

        Assert.Equal(3000, _seen.Count);
    }

    [Fact]
    public void Next_SeriesAheadOfTheClock_IsKeptAmongManyOthers()
    {
        for (int i = 0; i < 2000; i++)
        {
            Add("fast", Now + (i / 10));
            Add("s" + i, Now + (i / 10));
        }

        Assert.Equal(4000, _seen.Count);
        Assert.True(_seen.Where(time => time.Item1 == "fast").Max(time => time.Item2) < Now + 2001);
    }

    [Fact]
    public void Next_AfterManySeries_IsTheClocksAgain()
    {
        Enumerable.Range(0, 1000).ToList().ForEach(i => Add("s" + i, Now));
        Assert.Equal(Now + 10_000, _times.Next(TestMetrics.Metric("s1").Series, Now + 10_000));
    }

    private void Add(string name, long now) => Assert.True(_seen.Add((name, _times.Next(TestMetrics.Metric(name).Series, now))), name);
}
