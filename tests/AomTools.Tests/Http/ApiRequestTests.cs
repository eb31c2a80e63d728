using System;
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
}
