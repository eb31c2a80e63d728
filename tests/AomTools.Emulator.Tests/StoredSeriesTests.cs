using System.Collections.Generic;
using System.Linq;
using AomTools.Emulator.Report;
using Xunit;

namespace AomTools.Emulator.Tests;

public sealed class StoredSeriesTests
{
    [Fact]
    public void Points_that_were_read_do_not_change_when_others_arrive()
    {
        StoredSeries series = new() { Project = "p", Namespace = "A.b", Dimensions = [], Name = "n" };
        for (int time = 0; time < 100; time++)
        {
            Assert.True(series.Put(new StoredPoint(time, "1", null, null)));
        }

        IReadOnlyList<StoredPoint> before = series.Points;
        Assert.False(series.Put(new StoredPoint(50, "2", null, null)));
        Assert.True(series.Put(new StoredPoint(100, "1", null, null)));
        Assert.Equal((100, "1"), (before.Count, before[50].Value));
        Assert.Equal((101, "2"), (series.Points.Count, series.Points[50].Value));
        Assert.Equal(Enumerable.Range(0, 101).Select(time => (long)time), series.Points.Select(point => point.Time));
    }
}
