using System;
using System.Globalization;
using System.Linq;
using System.Text;
using AomTools.Delivery.Spool;
using FsCheck.Xunit;
using Xunit;

namespace AomTools.Tests.Delivery.Spool;

/// <summary>Items of one metric: what is read of a line does not depend on the lines before it.</summary>
public sealed class SpoolItemReaderTests
{
    private readonly SpoolItemReader _reader = new();

    [Theory]
    [InlineData("0", 0)]
    [InlineData("0.5", 0.5)]
    [InlineData("12.25", 12.25)]
    [InlineData("5.0", 5)]
    [InlineData("1e3", 1000)]
    [InlineData("0.30000000000000004", 0.30000000000000004)]
    [InlineData("123456789012.25", 123456789012.25)]
    [InlineData("2.2250738585072014e-308", 2.2250738585072014e-308)]
    public void Reads_a_number(string text, double expected)
    {
        Assert.Equal(expected, Read("a", text)!.Number.Real);
        Assert.Equal(expected, Read("a", text)!.Number.Real);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("01")]
    [InlineData("00.5")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1.2.3")]
    [InlineData("1e999")]
    [InlineData("NaN")]
    [InlineData("1 2")]
    [InlineData("\"1\"")]
    [InlineData("null")]
    [InlineData("1},{")]
    public void Reads_nothing_that_is_no_number(string text)
    {
        Assert.Null(Read("a", text));
        Assert.NotNull(Read("a", "1"));
        Assert.Null(Read("a", text));
    }

    [Theory]
    [InlineData("5", "5")]
    [InlineData("5.0", "5")]
    [InlineData("18446744073709551615", "18446744073709551615")]
    [InlineData("9007199254740993", "9007199254740993")]
    public void Reads_all_digits_of_an_int(string text, string expected)
    {
        Assert.Equal(expected, Read("a", text, "int")!.Number.ToString());
        Assert.Equal(expected, Read("a", text, "int")!.Number.ToString());
        Assert.Null(Read("a", "5.5", "int"));
    }

    [Theory]
    [InlineData("253402300799999", true)]
    [InlineData("253402300800000", false)]
    [InlineData("999999999999999999", false)]
    [InlineData("9999999999999999999999", false)]
    [InlineData("05", false)]
    [InlineData("5", true)]
    public void Reads_a_time_in_the_calendar(string time, bool isTime)
    {
        Assert.Equal(isTime, Read("a", "1", time: time) is not null);
        Assert.NotNull(Read("a", "1"));
        Assert.Equal(isTime, Read("a", "1", time: time) is not null);
    }

    // In any order, and with names of which one starts like the other.
    [Property]
    public bool Reads_the_series_of_each_line(byte[] order)
    {
        string[] names = ["a", "b", "ab", "a\\\"", "value"];
        return order.All(pick =>
        {
            string name = names[pick % names.Length];
            AomMetric? metric = Read(name, pick.ToString(CultureInfo.InvariantCulture), (pick & 64) == 0 ? "int" : "float");
            return metric?.Name == name.Replace("\\", string.Empty, StringComparison.Ordinal) && metric.Number.Real == pick && metric.IsInt == ((pick & 64) == 0);
        });
    }

    [Fact]
    public void Reads_further_properties_that_it_does_not_know()
    {
        Assert.Equal(1, Read("a", "1")!.Number.Real);
        Assert.Equal(2, Read("a", "1,\"value\":2")!.Number.Real);
        Assert.Equal(3, Read("a", "3,\"new\":{}")!.Number.Real);
    }

    private AomMetric? Read(string name, string value, string type = "float", string time = "1700000000000") =>
        _reader.Read(Encoding.UTF8.GetBytes($$"""{"collect_time":{{time}},"metric":{"namespace":"A.b","dimensions":[{"name":"h","value":"x"}]},"values":[{"metric_name":"{{name}}","type":"{{type}}","value":{{value}}}]}"""));
}
