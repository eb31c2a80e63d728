using System.Threading.Tasks;
using AomTools.Emulator.Authentication;
using Microsoft.AspNetCore.Http;

namespace AomTools.Emulator.Pipeline;

/// <summary>The gateway in front of AOM: admits a request for an authenticated route by its token or signature.</summary>
internal sealed class AuthenticationMiddleware(RequestDelegate next, EmulatorState state)
{
    private readonly RequestAuthenticator _authenticator = new(state);

    public Task InvokeAsync(HttpContext context)
    {
        Exchange exchange = Exchange.Get(context);
        if (context.GetEndpoint()?.Metadata.GetMetadata<RouteTraits>()?.IsAuthenticated == true)
        {
            exchange.Response = _authenticator.Check(exchange.Request, out Caller caller);
            exchange.Caller = caller;
        }

        return exchange.Response is null ? next(context) : Task.CompletedTask;
    }
}
