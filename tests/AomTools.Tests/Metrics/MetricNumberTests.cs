using System;
using AomTools.Metrics;
using Xunit;

namespace AomTools.Tests.Metrics;

public sealed class MetricNumberTests
{
    [Theory]
    [InlineData(0UL, typeof(long))]
    [InlineData(9223372036854775807UL, typeof(long))]
    [InlineData(9223372036854775808UL, typeof(ulong))]
    [InlineData(ulong.MaxValue, typeof(ulong))]
    public void ToObject_OfWhole_IsInt64AsFarAsThatGoes(ulong value, Type type)
    {
        object shown = MetricNumber.FromWhole(value).ToObject();
        Assert.IsType(type, shown);
        Assert.Equal(value, Convert.ToUInt64(shown, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void ToObject_OfReal_IsDoubleEvenWithoutFraction() => Assert.Equal(35.0, Assert.IsType<double>(MetricNumber.FromReal(35).ToObject()));

    [Fact]
    public void Real_OfWhole_IsTheSameNumber() => Assert.Equal(35.0, MetricNumber.FromWhole(35).Real);

    [Fact]
    public void FromReal_OfMinusZero_IsZero()
    {
        Assert.Equal("0", MetricNumber.FromReal(-0.0).ToString());
        Assert.Equal(MetricNumber.FromReal(0.0), MetricNumber.FromReal(-0.0));
    }

    [Fact]
    public void Equals_ComparesTheNumberAndHowItIsHeld()
    {
        Assert.Equal(MetricNumber.FromWhole(1), MetricNumber.FromWhole(1));
        Assert.Equal(MetricNumber.FromWhole(1).GetHashCode(), MetricNumber.FromWhole(1).GetHashCode());
        Assert.NotEqual(MetricNumber.FromWhole(1), MetricNumber.FromWhole(2));
        Assert.NotEqual(MetricNumber.FromReal(1), MetricNumber.FromWhole((ulong)BitConverter.DoubleToInt64Bits(1)));
        Assert.False(MetricNumber.FromWhole(1).Equals((object)1UL));
    }
}
