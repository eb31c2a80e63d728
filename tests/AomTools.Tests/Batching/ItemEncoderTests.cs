using System;
using System.Globalization;
using System.Text;
using AomTools.Batching;
using AomTools.Compat;
using FsCheck;
using FsCheck.Xunit;
using Xunit;

namespace AomTools.Tests.Batching;

public sealed class ItemEncoderTests
{
    [Fact]
    public void Writes_the_documented_shape()
    {
        MetricBatch batch = MetricBatch.Of(
        [
            Make.Whole("cpu_util", 35),
            Make.Metric("load", 0.25, unit: "percent"),
            Make.Metric("load", 1e300, at: 5),
        ]);
        Assert.Equal(
            """[{"collect_time":1795521600000,"metric":{"namespace":"NOPAAS.ESC","dimensions":[{"name":"host","value":"srv01"}]},"values":[{"metric_name":"cpu_util","type":"int","value":35},{"metric_name":"load","type":"float","unit":"percent","value":0.25}]},{"collect_time":1795521600005,"metric":{"namespace":"NOPAAS.ESC","dimensions":[{"name":"host","value":"srv01"}]},"values":[{"metric_name":"load","type":"float","value":1e300}]}]""",
            Text(batch));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("服务器-01", "服务器-01")]
    [InlineData("😀", "😀")]
    [InlineData("C:\\", "C:\\\\")]
    [InlineData("a\"b", "a\\\"b")]
    [InlineData("<&'/+>", "<&'/+>")]
    [InlineData("\t\n\u0001\u007f\u2028", "\\u0009\\u000a\\u0001\u007f\u2028")]
    public void Escapes_only_what_json_demands(string text, string expected)
    {
        StringBuilder json = new();
        JsonText.AppendQuoted(json, text);
        Assert.Equal("\"" + expected + "\"", json.ToString());
    }

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(12.5, "12.5")]
    [InlineData(35, "35")]
    [InlineData(0, "0")]
    [InlineData(1e15, "1e15")]
    [InlineData(999999999999999, "999999999999999")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.000012345, "1.2345e-5")]
    [InlineData(1e16, "1e16")]
    [InlineData(1.5e300, "1.5e300")]
    [InlineData(123456789012345680, "1.2345678901234568e17")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157e308")]
    [InlineData(0.00001, "1e-5")]
    public void Writes_the_shortest_digits(double value, string expected) => Assert.Equal(expected, Text(value));

    [Property(MaxTest = 2000)]
    public bool Writes_reals_that_read_back_the_same(NormalFloat value) =>
        double.Parse(Text(Math.Abs(value.Get)), CultureInfo.InvariantCulture).Equals(Math.Abs(value.Get));

    [Property(MaxTest = 3000)]
    public bool Writes_what_every_runtime_writes(long bits)
    {
        double value = Math.Abs(BitConverter.Int64BitsToDouble(bits));
        return !double.IsFinite(value) || (double.Parse(Text(value), CultureInfo.InvariantCulture).Equals(value) && Digits(Text(value)) == Digits(value.ToString("R", CultureInfo.InvariantCulture)));
    }

    [Property]
    public bool Writes_whole_numbers_with_all_digits(ulong value)
    {
        Span<byte> bytes = stackalloc byte[NumberText.MaxLength];
        return Encoding.ASCII.GetString(bytes[..NumberText.Write(value, bytes)]) == value.ToString(CultureInfo.InvariantCulture);
    }

    private static string Digits(string number) => number.Split('E', 'e')[0].Replace(".", string.Empty).Trim('0');

    private static string Text(double value)
    {
        Span<byte> bytes = stackalloc byte[NumberText.MaxLength];
        return Encoding.ASCII.GetString(bytes[..NumberText.Write(value, bytes)]);
    }

    private static string Text(MetricBatch batch)
    {
        using BodyBuffer body = batch.Encode();
        return Encoding.UTF8.GetString([.. body.Written]);
    }
}
