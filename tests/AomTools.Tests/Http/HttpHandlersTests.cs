using System.Net;
using System.Net.Http;
using System.Reflection;
using System.Security.Authentication;
using AomTools.Compat;
using Xunit;

namespace AomTools.Tests.Http;

public sealed class HttpHandlersTests
{
    [Fact]
    public void Create_Stack_FollowsNoRedirectAndKeepsNoCookie()
    {
        HttpMessageHandler handler = HandlerOf(HttpHandlers.Create(null, useProxy: false));
        Assert.Equal((false, false, 64), (Property(handler, "AllowAutoRedirect"), Property(handler, "UseCookies"), Property(handler, "MaxConnectionsPerServer")));
        Assert.Equal(DecompressionMethods.None, Property(handler, "AutomaticDecompression"));
    }

    // The user's Windows login is sent to nobody.
    [Fact]
    public void Create_Stack_SendsNoCredentialsOfItsOwn()
    {
        HttpMessageHandler handler = HandlerOf(HttpHandlers.Create(null, useProxy: true));
        Assert.Equal((null, null, false), (Property(handler, "Credentials"), Property(handler, "DefaultProxyCredentials"), Property(handler, "PreAuthenticate")));
        Assert.True(handler is SocketsHttpHandler or HttpClientHandler { UseDefaultCredentials: false });
    }

    [Fact]
    public void Create_Stack_SpeaksTls12OrLater()
    {
        HttpMessageHandler handler = HandlerOf(HttpHandlers.Create(null, useProxy: false));
        SslProtocols protocols = handler is SocketsHttpHandler sockets ? sockets.SslOptions.EnabledSslProtocols : ((HttpClientHandler)handler).SslProtocols;
        Assert.True(protocols.HasFlag(SslProtocols.Tls12));
        Assert.Equal(default, protocols & ~(SslProtocols.Tls12 | SslProtocols.Tls13));
    }

    [Fact]
    public void Create_Stack_ChecksCertificates() => Assert.Null(
        HandlerOf(HttpHandlers.Create(null, useProxy: false)) is SocketsHttpHandler sockets ? sockets.SslOptions.RemoteCertificateValidationCallback : null);

    // No trace header may be added after signing, and a moved endpoint must be found.
    [Fact]
    public void Create_Stack_AddsNoTraceHeadersAndLooksNamesUpAnew()
    {
        if (HandlerOf(HttpHandlers.Create(null, useProxy: false)) is SocketsHttpHandler sockets)
        {
            Assert.Null(sockets.ActivityHeadersPropagator);
            Assert.InRange(sockets.PooledConnectionLifetime.TotalMinutes, 1, 10);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Create_Proxy_IsThatGiven(bool use)
    {
        WebProxy proxy = new("http://proxy.example.com:3128");
        HttpMessageHandler handler = HandlerOf(HttpHandlers.Create(proxy, use));
        Assert.Equal((proxy, use), (Property(handler, "Proxy"), Property(handler, "UseProxy")));
    }

    internal static HttpMessageHandler HandlerOf(HttpMessageInvoker client)
    {
        object handler = typeof(HttpMessageInvoker).GetField("_handler", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(client)!;
        return handler is DelegatingHandler outer ? outer.InnerHandler! : (HttpMessageHandler)handler;
    }

    internal static object? Property(HttpMessageHandler handler, string name) => handler.GetType().GetProperty(name)!.GetValue(handler);
}
