using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Http;

/// <summary>Adds the User-Agent header to each request of a client. The header is not signed, because proxies may rewrite it.</summary>
internal sealed class UserAgentHandler(string userAgent, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        return base.SendAsync(request, cancellationToken);
    }
}
