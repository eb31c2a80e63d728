#if NET8_0_OR_GREATER
using System;
#endif
using System.Net;
using System.Net.Http;
using System.Security.Authentication;

namespace AomTools.Compat;

/// <summary>The HTTP stack of a connection, set alike on every runtime: no redirects, no cookies, TLS 1.2 or later, and none of it by changing the process.</summary>
internal static class HttpHandlers
{
    private const int ConnectionsMax = 64;

#if NET8_0_OR_GREATER
    /// <summary>The schemes of proxies that the runtime can use.</summary>
    public static readonly string[] ProxySchemes = ["http", "https", "socks4", "socks4a", "socks5"];

    // Names are looked up anew now and then: a long-running sender follows a moved endpoint.
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(5);

    public static HttpMessageInvoker Create(IWebProxy? proxy, bool useProxy) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxConnectionsPerServer = ConnectionsMax,
        PooledConnectionLifetime = s_lifetime,
        SslOptions = { EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 },
        Proxy = proxy,
        UseProxy = useProxy,
        ActivityHeadersPropagator = null,
    });
#else
    /// <summary>The schemes of proxies that the runtime can use.</summary>
    public static readonly string[] ProxySchemes = ["http"];

    // 5.1's own default is two connections to a host, and TLS 1.0 on older systems.
    public static HttpMessageInvoker Create(IWebProxy? proxy, bool useProxy) => new(new HttpClientHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxConnectionsPerServer = ConnectionsMax,
        SslProtocols = SslProtocols.Tls12,
        Proxy = proxy,
        UseProxy = useProxy,
    });
#endif
}
