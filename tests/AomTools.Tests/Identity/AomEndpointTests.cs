using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Identity;

public sealed class AomEndpointTests
{
    [Theory]
    [InlineData("https://aom.example.com", "https://aom.example.com/")]
    [InlineData(" aom.example.com ", "https://aom.example.com/")]
    [InlineData("aom.example.com:8443/", "https://aom.example.com:8443/")]
    [InlineData("HTTPS://AOM.example.com", "https://aom.example.com/")]
    [InlineData("http://localhost:8700", "http://localhost:8700/")]
    [InlineData("http://127.0.0.1", "http://127.0.0.1/")]
    [InlineData("http://[::1]:1", "http://[::1]:1/")]
    [InlineData("http://aom.example.com", null)]
    [InlineData("http://10.0.0.1", null)]
    [InlineData("http://localhost.example.com", null)]
    [InlineData("http://127.0.0.1.example.com", null)]
    [InlineData("ftp://localhost", null)]
    [InlineData("ws://localhost", null)]
    [InlineData("https://aom.example.com/v1", null)]
    [InlineData("https://aom.example.com/?a=b", null)]
    [InlineData("https://user@aom.example.com", null)]
    [InlineData("https://user:password@aom.example.com", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("https://", null)]
    [InlineData("", null)]
    public void Parse_Address_IsHttpsOrLoopbackWithoutPath(string text, string? expected)
    {
        Assert.Equal(expected, AomEndpoint.Parse(text, out string? problem)?.ToString());
        Assert.Equal(expected is null, problem is not null);
    }

    [Theory]
    [InlineData("cn-north-4", "myhuaweicloud.com")]
    [InlineData("eu-west-101", "myhuaweicloud.eu")]
    [InlineData("eu-west-0", "myhuaweicloud.eu")]
    [InlineData("eur-1", "myhuaweicloud.com")]
    [InlineData("neu-west-1", "myhuaweicloud.com")]
    public void OfRegion_Domain_IsEuForEuropeanRegions(string region, string domain)
    {
        Assert.Equal($"https://aom.{region}.{domain}/", AomEndpoint.FromRegion(region).ToString());
        Assert.Equal($"https://iam.{region}.{domain}/", AomEndpoint.IamFromRegion(region).ToString());
    }

    [Theory]
    [InlineData("cn-north-4", true)]
    [InlineData("a", true)]
    [InlineData("0z", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("CN-north-4", false)]
    [InlineData("cn_north_4", false)]
    [InlineData("cn.north", false)]
    [InlineData("cn-n\u00f6rd", false)]
    public void IsRegion_Text_IsLowerCaseDigitsAndHyphens(string text, bool expected) => Assert.Equal(expected, AomEndpoint.IsRegion(text));

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void IsRegion_Length_IsThatOfAHostLabel(int length, bool expected) => Assert.Equal(expected, AomEndpoint.IsRegion(new string('a', length)));

    [Fact]
    public void Regions_All_AreRegions()
    {
        Assert.Equal(31, AomEndpoint.Regions.Length);
        Assert.All(AomEndpoint.Regions, region => Assert.True(AomEndpoint.IsRegion(region)));
        Assert.Equal("https://iam.myhuaweicloud.com/", AomEndpoint.GlobalIam.ToString());
    }
}
