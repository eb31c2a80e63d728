using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using AomTools.Compat;
using AomTools.Http;
using Xunit;

namespace AomTools.Tests.Fuzzing;

/// <summary>Connections that end too early, lead elsewhere or never end: what is known about the request then.</summary>
public sealed class RawConnectionTests
{
    private const string Json = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";
    private const string Success = """{"errorCode":"SVCSTG_AMS_2000000"}""";

    // One byte at a time arrives as one response, or not at all.
    [Fact]
    public async Task An_endless_drip_is_a_timeout()
    {
        ApiResponse response = await RawRequest.SendAsync(Json + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n", TimeSpan.FromMilliseconds(200), isDripping: true);
        Assert.Equal((0, TransportError.Timeout, true), (response.StatusCode, response.Failure, response.IsOutcomeUnknown));
        Assert.Contains("HTTP 200", response.ErrorMessage);
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on_got_nothing()
    {
        RawServer gone = new([]);
        gone.Dispose();
        ApiResponse response = await RawRequest.SendAsync(gone.Address, TimeSpan.FromMinutes(1));
        Assert.Equal((TransportError.Connection, true, false), (response.Failure, response.IsUnsent, response.IsOutcomeUnknown));
    }

    [Fact]
    public async Task A_login_that_the_proxy_requires_is_its_response()
    {
        using RawServer proxy = new("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
        using HttpMessageInvoker client = HttpHandlers.Create(new WebProxy(proxy.Address), useProxy: true);
        ApiResponse response = await RawRequest.SendAsync(client, new Uri("https://aom.example"), new byte[10], TimeSpan.FromMinutes(1));
        Assert.Equal((407, TransportError.Proxy, true, false), (response.StatusCode, response.Failure, response.IsUnsent, response.IsOutcomeUnknown));
        Assert.Equal(ResponseClassification.Undeliverable, ResponseClassifier.Classify(response));
        Assert.StartsWith("CONNECT aom.example:443", Assert.Single(proxy.Requests));
    }

    // More than the buffers of the system take.
    [Fact]
    public async Task A_connection_that_breaks_within_the_body_has_sent_nothing()
    {
        using RawServer server = new([]);
        using HttpMessageInvoker client = HttpHandlers.Create(null, useProxy: false);
        ApiResponse response = await RawRequest.SendAsync(client, server.Address, new byte[64 * 1024 * 1024], TimeSpan.FromMinutes(1));
        Assert.Equal((0, TransportError.Connection, true, false), (response.StatusCode, response.Failure, response.IsUnsent, response.IsOutcomeUnknown));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_never_followed(int status)
    {
        using RawServer target = new(Encoding.Latin1.GetBytes(Json + "\r\n" + Success));
        ApiResponse response = await RawRequest.SendAsync($"HTTP/1.1 {status} Moved\r\nLocation: {target.Address}\r\nConnection: close\r\n\r\n<html>", "");
        Assert.Equal((status, ResponseClassification.Undeliverable, false), (response.StatusCode, ResponseClassifier.Classify(response), response.IsOutcomeUnknown));
        Assert.Empty(target.Requests);
    }
}
