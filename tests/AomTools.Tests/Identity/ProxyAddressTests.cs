using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Identity;

public sealed class ProxyAddressTests
{
    [Theory]
    [InlineData("proxy.example.com:3128", "http://proxy.example.com:3128/")]
    [InlineData(" proxy:8080\r\n", "http://proxy:8080/")]
    [InlineData("10.0.0.1:8080", "http://10.0.0.1:8080/")]
    [InlineData("[::1]:3128", "http://[::1]:3128/")]
    [InlineData("localhost", "http://localhost/")]
    [InlineData("http://proxy.example.com", "http://proxy.example.com/")]
    [InlineData("HTTP://Proxy.example.com:3128/", "http://proxy.example.com:3128/")]
    public void Parse_Address_IsReadAsCurlDoes(string text, string expected)
    {
        Assert.Equal(expected, ProxyAddress.Parse(text, out ConnectFailure? failure)?.ToString());
        Assert.Null(failure);
    }

    [Theory]
    [InlineData("")]
    [InlineData("http://")]
    [InlineData("proxy:99999")]
    [InlineData("proxy:80:80")]
    [InlineData("ftp://proxy:21")]
    [InlineData("socks5h://proxy:1080")]
    [InlineData("socks5://proxy")]
    [InlineData("http://proxy:3128/path")]
    [InlineData("http://proxy:3128/?q")]
    [InlineData("two words")]
    [InlineData("proxy:80\r\nX-Injected: 1")]
    [InlineData("http://pro\0xy:80")]
    [InlineData("[::1:3128")]
    public void Parse_NoProxy_ReturnsTheReason(string text)
    {
        Assert.Null(ProxyAddress.Parse(text, out ConnectFailure? failure));
        Assert.Equal((ConnectFailureKind.ProxyInvalid, text), (failure!.Kind, failure.Target));
        Assert.Contains("is not the address of a proxy", failure.Message, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://user:a-password@proxy:3128")]
    [InlineData("user:a-password@proxy:3128")]
    public void Parse_UserInfo_IsRejectedWithoutQuotingIt(string text)
    {
        Assert.Null(ProxyAddress.Parse(text, out ConnectFailure? failure));
        Assert.Null(failure!.Target);
        Assert.Contains("-ProxyCredential", failure.Message, System.StringComparison.Ordinal);
        Assert.DoesNotContain("a-password", failure.Message, System.StringComparison.Ordinal);
    }
}
