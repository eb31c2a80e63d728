using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using AomTools.Batching;
using AomTools.Compat;
using AomTools.Metrics;
using FsCheck;
using FsCheck.Xunit;
using Xunit;

namespace AomTools.Tests.Batching;

public sealed class ItemEncoderTests
{
    [Fact]
    public void WriteValue_Item_HasTheDocumentedFormat()
    {
        MetricBatch batch = MetricBatch.FromMetrics(
        [
            TestMetrics.Whole("cpu_util", 35),
            TestMetrics.Metric("load", 0.25, unit: "percent"),
            TestMetrics.Metric("load", 1e300, at: 5),
        ]);
        Assert.Equal(
            """[{"collect_time":1795521600000,"metric":{"namespace":"NOPAAS.ESC","dimensions":[{"name":"host","value":"srv01"}]},"values":[{"metric_name":"cpu_util","type":"int","value":35},{"metric_name":"load","type":"float","unit":"percent","value":0.25}]},{"collect_time":1795521600005,"metric":{"namespace":"NOPAAS.ESC","dimensions":[{"name":"host","value":"srv01"}]},"values":[{"metric_name":"load","type":"float","value":1e300}]}]""",
            Text(batch));
    }

    [Fact]
    public void Writes_each_dimension_and_escapes_every_text()
    {
        MetricValidationResult validation = new MetricValidator().Check(new MetricDraft(
            TestMetrics.Draft("A.b", "n\"\\", "u\"\\", ("d\"", "C:\\x\n"), ("second", "主机"), ("third", "\u001f")), 1, null, TestMetrics.Noon));
        Assert.Equal(
            """[{"collect_time":1795521600000,"metric":{"namespace":"A.b","dimensions":[{"name":"d\"","value":"C:\\x\u000a"},{"name":"second","value":"主机"},{"name":"third","value":"\u001f"}]},"values":[{"metric_name":"n\"\\","type":"int","unit":"u\"\\","value":1}]}]""",
            Text(MetricBatch.FromMetrics([validation.Metric!])));
    }

    [Fact]
    public void WriteValue_SeriesWithBothTypes_WritesEachType()
    {
        AomMetric whole = TestMetrics.Whole("m", 1);
        AomMetric real = TestMetrics.Metric("m", 1.5, at: 1);
        Assert.Same(whole.Series, real.Series);
        string text = Text(MetricBatch.FromMetrics([whole, real, TestMetrics.Whole("m", 2, at: 2)]));
        Assert.Equal(["int", "float", "int"], text.Split("\"type\":\"").Skip(1).Select(rest => rest.Split('"')[0]));
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(1234567890123456789UL)]
    [InlineData(ulong.MaxValue)]
    public void MetricSize_Metric_IsTheWrittenSize(ulong value)
    {
        AomMetric[] metrics = [TestMetrics.Whole("m", value), TestMetrics.Metric("m", value, unit: "主机"), TestMetrics.Metric("m", 1.2345678901234567e-300)];
        foreach (AomMetric metric in metrics)
        {
            using BodyBuffer buffer = new(0);
            ItemEncoder.WriteValue(buffer, metric);
            Assert.Equal(buffer.Length, ItemEncoder.MetricSize(metric));
        }
    }

    [Fact]
    public void AppendQuoted_EachCharacter_IsEscapedOnlyIfJsonForbidsIt()
    {
        for (char c = '\0'; c < 0x100; c++)
        {
            StringBuilder json = new();
            JsonText.AppendQuoted(json, c.ToString());
            Assert.Equal(c.ToString(), JsonDocument.Parse(json.ToString()).RootElement.GetString());
            Assert.Equal(c < ' ' ? 8 : c is '"' or '\\' ? 4 : 3, json.Length);
        }
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("服务器-01", "服务器-01")]
    [InlineData("😀", "😀")]
    [InlineData("C:\\", "C:\\\\")]
    [InlineData("a\"b", "a\\\"b")]
    [InlineData("<&'/+>", "<&'/+>")]
    [InlineData("\t\n\u0001\u007f\u2028", "\\u0009\\u000a\\u0001\u007f\u2028")]
    public void AppendQuoted_Text_HasTheFewestEscapes(string text, string expected)
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
    [InlineData(0.00005, "5e-5")]
    [InlineData(0.00009999999999999999, "9.999999999999999e-5")]
    [InlineData(0.00010000000000000002, "0.00010000000000000002")]
    [InlineData(999999999999999.9, "999999999999999.9")]
    [InlineData(1000000000000000.1, "1.0000000000000001e15")]
    [InlineData(1.5e15, "1.5e15")]
    [InlineData(1e100, "1e100")]
    [InlineData(1.25e-100, "1.25e-100")]
    [InlineData(2.2250738585072014e-308, "2.2250738585072014e-308")]
    [InlineData(0.30000000000000004, "0.30000000000000004")]
    [InlineData(9007199254740993, "9.007199254740992e15")]
    public void Write_Real_HasTheShortestDigits(double value, string expected) => Assert.Equal(expected, Text(value));

    [Property(MaxTest = 2000)]
    public bool Write_AnyReal_ReadsBackTheSame(NormalFloat value) =>
        double.Parse(Text(Math.Abs(value.Get)), CultureInfo.InvariantCulture).Equals(Math.Abs(value.Get));

    [Property(MaxTest = 3000)]
    public bool Write_Real_IsTheSameOnEveryRuntime(long bits)
    {
        double value = Math.Abs(BitConverter.Int64BitsToDouble(bits));
        return !double.IsFinite(value) || (double.Parse(Text(value), CultureInfo.InvariantCulture).Equals(value) && Digits(Text(value)) == Digits(value.ToString("R", CultureInfo.InvariantCulture)));
    }

    // The values of most metrics; nearby doubles have many digits.
    [Property(MaxTest = 3000)]
    public bool Write_Decimal_HasTheShortestDigits(uint digits, byte decimals, bool isNext)
    {
        double value = digits / Math.Pow(10, decimals % 9);
        value = isNext ? BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(value) + 1) : value;
        return value < 1e-4 || Text(value) == value.ToString("R", CultureInfo.InvariantCulture);
    }

    [Property]
    public bool Write_WholeNumber_HasAllDigits(ulong value) => Whole(value) == value.ToString(CultureInfo.InvariantCulture);

    [Fact]
    public void Write_PowersOfTen_HaveAllDigits()
    {
        for (ulong power = 1; ; power *= 10)
        {
            Assert.All([power - 1, power, power + 1], value => Assert.Equal(value.ToString(CultureInfo.InvariantCulture), Whole(value)));
            if (power == 10_000_000_000_000_000_000)
            {
                break;
            }
        }

        Assert.Equal("18446744073709551615", Whole(ulong.MaxValue));
    }

    private static string Whole(ulong value)
    {
        Span<byte> bytes = stackalloc byte[NumberText.MaxLength];
        return Encoding.ASCII.GetString(bytes[..NumberText.Write(value, bytes)]);
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
