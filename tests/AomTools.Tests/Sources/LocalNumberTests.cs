using System.Globalization;
using AomTools.Sources;
using Xunit;

namespace AomTools.Tests.Sources;

public sealed class LocalNumberTests
{
    [Theory]
    [InlineData("de-DE", "1.234,5", "1234.5")]
    [InlineData("de-DE", " 12,5 ", "12.5")]
    [InlineData("de-DE", "-0,5", "-0.5")]
    [InlineData("de-DE", ",5", ".5")]
    [InlineData("de-DE", "1.234", "1234")]
    [InlineData("de-DE", "1,5E3", "1.5E3")]
    [InlineData("de-DE", "12.5", "12.5")]
    [InlineData("de-DE", "1.23,5", "1.23,5")]
    [InlineData("en-US", "1,234,567.25", "1234567.25")]
    [InlineData("en-US", "1,5", "1,5")]
    [InlineData("en-US", "12,34,567", "1234567")]
    [InlineData("fr-FR", "1 234,5", "1234.5")]
    [InlineData("fr-FR", "1\u00a0234,5", "1234.5")]
    [InlineData("fr-FR", "1\u202f234,5", "1234.5")]
    [InlineData("de-CH", "1'234.5", "1234.5")]
    [InlineData("de-CH", "1\u2019234.5", "1234.5")]
    [InlineData("de-DE", "viel", "viel")]
    [InlineData("de-DE", "", "")]
    [InlineData("de-DE", ",", ",")]
    public void Read_TextOfACulture_IsInvariantOrLeftAsItIs(string culture, string text, string expected) =>
        Assert.Equal(expected, LocalNumber.Read(text, CultureInfo.GetCultureInfo(culture)));

    [Fact]
    public void Read_WithoutCultureOrText_LeavesTheValue()
    {
        Assert.Equal("1.234,5", LocalNumber.Read("1.234,5", null));
        Assert.Equal(1.5, LocalNumber.Read(1.5, CultureInfo.GetCultureInfo("de-DE")));
        Assert.Null(LocalNumber.Read(null, CultureInfo.GetCultureInfo("de-DE")));
    }
}
