using System;
using System.Linq;
using AomTools.Http;
using Xunit;

namespace AomTools.Tests.Http;

public sealed class ApiRequestTests
{
    // As HttpClient writes the Host header: what is signed must be what is sent.
    [Theory]
    [InlineData("https://aom.example.com", "aom.example.com")]
    [InlineData("https://aom.example.com:443/v1", "aom.example.com")]
    [InlineData("https://aom.example.com:8443", "aom.example.com:8443")]
    [InlineData("https://aom.example.com:80", "aom.example.com:80")]
    [InlineData("http://127.0.0.1", "127.0.0.1")]
    [InlineData("http://127.0.0.1:8700", "127.0.0.1:8700")]
    [InlineData("http://[::1]:8700", "[::1]:8700")]
    [InlineData("https://b\u00fccher.example", "xn--bcher-kva.example")]
    public void Host_IsThatOfTheHeader(string address, string host) => Assert.Equal(host, new ApiRequest("GET", new Uri(address), default).Host);

    [Theory]
    [InlineData("", "")]
    [InlineData("?", "")]
    [InlineData("?name=cn%20north&limit=1", "name=cn north,limit=1")]
    [InlineData("?flag&a=b=c&%C3%BC=%26", "flag=,a=b=c,\u00fc=&")]
    public void Query_IsReadFromTheAddress(string query, string expected) =>
        Assert.Equal(expected, string.Join(",", new ApiRequest("GET", new Uri("https://aom.example.com/v1" + query), default).Query.Select(pair => pair.Name + "=" + pair.Value)));

    [Fact]
    public void WithHeaders_LeavesTheRequestUnchanged()
    {
        ApiRequest request = new("GET", new Uri("https://aom.example.com"), default) { ContentType = "text/plain", Headers = [new("A", "1")] };
        ApiRequest more = request.WithHeaders(new("B", "2"), new("C", "3"));
        Assert.Equal(["A"], request.Headers.Select(header => header.Name));
        Assert.Equal(["A", "B", "C"], more.Headers.Select(header => header.Name));
        Assert.Equal((request.Method, request.Address, "text/plain"), (more.Method, more.Address, more.ContentType));
    }

    [Fact]
    public void ToString_ShowsNoHeaderAndNoQuery() =>
        Assert.Equal("GET https://aom.example.com/v1", new ApiRequest("GET", new Uri("https://aom.example.com/v1?a=b"), default).WithHeaders(new NameValue("X-Auth-Token", "t")).ToString());
}
