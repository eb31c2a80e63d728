#if NET8_0_OR_GREATER
using System;
#endif
using System.Net;
using System.Net.Http;
using System.Security.Authentication;

namespace AomTools.Compat;

/// <summary>Creates the HTTP stack of a connection: no redirects, no cookies, TLS 1.2 or later, and no process-wide settings.</summary>
internal static class HttpHandlers
{
    private const int MaxConnections = 64;

#if NET8_0_OR_GREATER
    /// <summary>The schemes of proxies that the runtime can use.</summary>
    public static readonly string[] ProxySchemes = ["http", "https", "socks4", "socks4a", "socks5"];

    // A new connection repeats the name lookup, so a long-running sender follows a moved endpoint.
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(5);

    public static HttpMessageHandler CreateHandler(IWebProxy? proxy, bool useProxy) => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxConnectionsPerServer = MaxConnections,
        PooledConnectionLifetime = s_lifetime,
        SslOptions = { EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 },
        Proxy = proxy,
        UseProxy = useProxy,
        ActivityHeadersPropagator = null,
    };
#else
    /// <summary>The schemes of proxies that the runtime can use.</summary>
    public static readonly string[] ProxySchemes = ["http"];

    // Windows PowerShell 5.1 defaults to two connections per host, and to TLS 1.0 on older systems.
    public static HttpMessageHandler CreateHandler(IWebProxy? proxy, bool useProxy) => new HttpClientHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxConnectionsPerServer = MaxConnections,
        SslProtocols = SslProtocols.Tls12,
        Proxy = proxy,
        UseProxy = useProxy,
    };
#endif

    public static HttpMessageInvoker Create(IWebProxy? proxy, bool useProxy) => new(CreateHandler(proxy, useProxy));
}
