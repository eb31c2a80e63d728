using System.Collections.Generic;
using System.Linq;
using System.Text;
using AomTools.Queries;
using Xunit;

namespace AomTools.Tests.Queries;

public sealed class DataReaderTests
{
    private const string Metric = """{"namespace":"A.b","metricName":"m","dimensions":[{"name":"host","value":"h"}]}""";

    [Theory]
    [InlineData("1764000000000", "1.5", 1.5)]
    [InlineData("\"1764000000000\"", "\"1.5\"", 1.5)]
    [InlineData("1.764e12", "\"1.5E0\"", 1.5)]
    [InlineData("1764000000000", "null", double.NaN)]
    [InlineData("1764000000000", "\"\"", double.NaN)]
    [InlineData("1764000000000", "{}", double.NaN)]
    [InlineData("1764000000000", "-1", -1.0)]
    public void Reads_numbers_from_numbers_and_text(string time, string value, double expected)
    {
        PointValues point = Assert.Single(Single($$"""{"metric":{{Metric}},"dataPoints":[{"timestamp":{{time}},"unit":"x","statistics":[{"statistic":"average","value":{{value}}}]}]}""").Points);
        Assert.Equal((1764000000000, expected), (point.Time, point.Average));
        Assert.True(double.IsNaN(point.Maximum));
    }

    [Fact]
    public void Reads_members_in_any_order_and_skips_others()
    {
        SeriesPoints series = Single($$$"""
            {"more":{"a":[1,{"b":2}]},"dataPoints":[7,null,{"statistics":[3,{"x":[],"value":4,"statistic":"sampleCount"},{"statistic":"other","value":9},{"statistic":"sum"}],"unit":null,"new":[[]],"timestamp":60000},{"unit":"ms","timestamp":120000,"statistics":{}},{"statistics":[]}],"metric":{{{Metric}}}}
            """);
        Assert.Equal([60000, 120000], series.Points.Select(point => point.Time));
        Assert.Equal(4, series.Points[0].SampleCount);
        Assert.Equal("ms", series.Unit);
        Assert.Equal("A.b m{host=h}", series.Key.ToString());
    }

    [Theory]
    [InlineData("""{"errorCode":"x"}""")]
    [InlineData("""{"metrics":{}}""")]
    [InlineData("""{"metrics":[1,{"metric":7,"dataPoints":[]},{"dataPoints":[]}]}""")]
    public void Finds_no_series_in_other_bodies(string body) => Assert.Empty(Read(body));

    [Theory]
    [InlineData(-1, -1, true)]
    [InlineData(double.NaN, double.NaN, true)]
    [InlineData(-1, 3, false)]
    [InlineData(5, double.NaN, false)]
    [InlineData(5, 0, true)]
    [InlineData(5, -1, true)]
    public void Knows_the_fillers_of_gaps(double average, double count, bool expected) =>
        Assert.Equal(expected, new PointValues(1, average, double.NaN, double.NaN, double.NaN, count).IsEmpty);

    [Fact]
    public void Sorts_and_keeps_one_point_per_time()
    {
        SeriesPoints series = new(new SeriesKey("A.b", "m", new AomDimensions([])), null, [Point(3, 1), Point(1, double.NaN), Point(2, 2), Point(1, 5)]);
        series.Arrange();
        Assert.Equal([(1, 5.0), (2, 2.0), (3, 1.0)], series.Points.Select(point => (point.Time, point.Average)));
    }

    private static PointValues Point(long time, double average) => new(time, average, double.NaN, double.NaN, double.NaN, double.NaN);

    private static SeriesPoints Single(string series) => Assert.Single(Read($$"""{"metrics":[{{series}}],"errorCode":"SVCSTG_AMS_2000000"}"""));

    private static List<SeriesPoints> Read(string body) => DataReader.Read(Encoding.UTF8.GetBytes(body));
}
