using System.Globalization;
using System.Linq;
using AomTools.Emulator.Page;
using AomTools.Emulator.Report;
using Xunit;

namespace AomTools.Emulator.Tests.Page;

public sealed class PointRangeTests
{
    [Theory]
    [InlineData("5", 0, 100, "5")]
    [InlineData("1 2 3", 0, 2, "1 2 3")]
    [InlineData("1 2 3", 1, 1, "2")]
    [InlineData("1 2 3", 3, 9, "")]
    [InlineData("1 2 3", 2, 1, "")]
    [InlineData("1 9 2 3 0 4 5 5", 0, 100, "1 9 3 0 4 5")] // 3 buckets of 2 or 3 points: lowest and highest, in order of time
    [InlineData("4 4 4 4 4 4 4 4", 0, 100, "4 4 4")]
    public void Keeps_the_peaks_of_each_bucket(string values, long from, long to, string kept)
    {
        StoredPoint[] points = [.. values.Split(' ').Select((value, i) => new StoredPoint(i, value, null, null))];
        PointRange range = PointRange.Select(points, from, to);
        Assert.Equal(kept, string.Join(' ', range.Thin(3).Select(point => point.Number.ToString(CultureInfo.InvariantCulture))));
    }
}
