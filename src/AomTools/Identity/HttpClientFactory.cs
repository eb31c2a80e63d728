using System;
using System.Net;
using System.Net.Http;
using AomTools.Compat;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>Creates HTTP clients with the proxy settings. Loopback and the metadata service bypass the system's proxy.</summary>
internal sealed class HttpClientFactory(IWebProxy? proxy, bool noProxy, string userAgent = "AomTools")
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_metadataTimeout = TimeSpan.FromSeconds(3);

    public HttpMessageInvoker Client(Uri endpoint) => Create(proxy, useProxy: !noProxy && !(endpoint.IsLoopback && proxy is null));

    public HttpTransport Sender(Uri endpoint, Func<DateTimeOffset> now) => new(Client(endpoint), s_timeout, now);

    public HttpTransport Direct(Func<DateTimeOffset> now) => new(Create(proxy: null, useProxy: false), s_metadataTimeout, now);

    private HttpMessageInvoker Create(IWebProxy? proxy, bool useProxy) => new(new UserAgentHandler(userAgent, HttpHandlers.CreateHandler(proxy, useProxy)));
}
