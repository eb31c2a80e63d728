using System;
using System.Globalization;
using System.Numerics;
using AomTools.Metrics;
using Xunit;

namespace AomTools.Tests.Metrics;

public sealed class NumberReaderTests
{
    public static TheoryData<object, string> Numbers => new()
    {
        { 35, "35" },
        { (sbyte)7, "7" },
        { (byte)7, "7" },
        { (short)7, "7" },
        { (ushort)7, "7" },
        { 7u, "7" },
        { 9007199254740993L, "9007199254740993" },
        { ulong.MaxValue, "18446744073709551615" },
        { long.MaxValue, "9223372036854775807" },
        { uint.MaxValue, "4294967295" },
        { ushort.MaxValue, "65535" },
        { byte.MaxValue, "255" },
        { double.MaxValue, "1.7976931348623157E+308" },
        { TimeSpan.Zero, "0" },
        { new BigInteger(ulong.MaxValue), "18446744073709551615" },
        { 0.1, "0.1" },
        { 0.1f, "0.1" },
        { 0.1m, "0.1" },
        { -0.0, "0" },
        { 5e-324, "5E-324" },
        { true, "1" },
        { false, "0" },
        { TimeSpan.FromMilliseconds(1500), "1.5" },
        { "42", "42" },
        { " 42 ", "42" },
        { "+42", "42" },
        { "1.5", "1.5" },
        { "1e3", "1000" },
        { "9007199254740993", "9007199254740993" },
    };

    public static TheoryData<object?, string> Rejected => new()
    {
        { null, "ValueMissing" },
        { "", "ValueMissing" },
        { "  ", "ValueMissing" },
        { "1,5", "ValueNotNumber" },
        { "1.234,5", "ValueNotNumber" },
        { "many", "ValueNotNumber" },
        { "1 000", "ValueNotNumber" },
        { "1,000", "ValueNotNumber" },
        { "(5)", "ValueNotNumber" },
        { "5%", "ValueNotNumber" },
        { "$5", "ValueNotNumber" },
        { "Infinity", "ValueNotFinite" },
        { long.MinValue, "ValueNegative" },
        { sbyte.MinValue, "ValueNegative" },
        { short.MinValue, "ValueNegative" },
        { -0.5f, "ValueNegative" },
        { -1m, "ValueNegative" },
        { -double.Epsilon, "ValueNegative" },
        { "0x10", "ValueNotNumber" },
        { 'c', "ValueNotNumber" },
        { new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc), "ValueNotNumber" },
        { new object(), "ValueNotNumber" },
        { double.NaN, "ValueNotFinite" },
        { double.PositiveInfinity, "ValueNotFinite" },
        { float.NegativeInfinity, "ValueNotFinite" },
        { "NaN", "ValueNotFinite" },
        { -1, "ValueNegative" },
        { -0.001, "ValueNegative" },
        { "-5", "ValueNegative" },
        { TimeSpan.FromSeconds(-1), "ValueNegative" },
        { new BigInteger(-1), "ValueNegative" },
        { new BigInteger(ulong.MaxValue) + 1, "ValueTooLarge" },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Takes_every_number(object value, string expected)
    {
        Assert.True(NumberReader.TryRead(value, out MetricNumber number, out AomViolation? problem));
        Assert.Null(problem);
        Assert.Equal(expected, number.ToString());
    }

    [Theory]
    [InlineData("42", true)]
    [InlineData(" 42 ", true)]
    [InlineData("+42", true)]
    [InlineData("-0", true)]
    [InlineData("18446744073709551615", true)]
    [InlineData("18446744073709551616", false)]
    [InlineData("42.0", false)]
    [InlineData("1e3", false)]
    [InlineData(42, true)]
    [InlineData(42L, true)]
    [InlineData(42u, true)]
    [InlineData((short)42, true)]
    [InlineData(true, true)]
    [InlineData(42.0, false)]
    [InlineData(42f, false)]
    public void TryRead_WholeNumber_StaysWhole(object value, bool whole)
    {
        Assert.True(NumberReader.TryRead(value, out MetricNumber number, out _));
        Assert.Equal(whole, number.IsWhole);
    }

    [Theory]
    [MemberData(nameof(Rejected))]
    public void TryRead_InvalidValue_ReturnsItsRule(object? value, string rule)
    {
        Assert.False(NumberReader.TryRead(value, out _, out AomViolation? problem));
        Assert.Equal(rule, problem!.Rule);
        Assert.Equal("value", problem.Field);
    }

    [Theory]
    [InlineData("th-TH")]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void TryRead_AnyCulture_ReadsTheSame(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            Assert.True(NumberReader.TryRead("1.5", out MetricNumber number, out _));
            Assert.Equal("1.5", number.ToString());
            Assert.False(NumberReader.TryRead("1,5", out _, out _));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(35.0, "35")]
    [InlineData(0.0, "0")]
    [InlineData(9007199254740992.0, "9007199254740992")]
    [InlineData(18446744073709549568.0, "18446744073709549568")]
    public void TryMakeWhole_NoFraction_Succeeds(double value, string expected)
    {
        Assert.True(NumberReader.TryMakeWhole(MetricNumber.FromReal(value), out MetricNumber whole, out _));
        Assert.True(whole.IsWhole);
        Assert.Equal(expected, whole.ToString());
    }

    [Theory]
    [InlineData(35.5, "TypeIntFraction", "type")]
    [InlineData(5e-324, "TypeIntFraction", "type")]
    [InlineData(18446744073709551616.0, "ValueTooLarge", "value")]
    [InlineData(1e20, "ValueTooLarge", "value")]
    public void TryMakeWhole_WouldChange_Fails(double value, string rule, string field)
    {
        Assert.False(NumberReader.TryMakeWhole(MetricNumber.FromReal(value), out _, out AomViolation? problem));
        Assert.Equal((rule, field), (problem!.Rule, problem.Field));
    }
}
