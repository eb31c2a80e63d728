using System.Threading.Tasks;
using AomTools.Emulator.Authentication;
using Microsoft.AspNetCore.Http;

namespace AomTools.Emulator.Pipeline;

/// <summary>The gateway in front: lets a request for an authenticated route pass by its token or signature.</summary>
internal sealed class AuthenticationMiddleware(RequestDelegate next, EmulatorState state)
{
    private readonly RequestAuthenticator _authenticator = new(state);

    public Task InvokeAsync(HttpContext context)
    {
        Exchange exchange = Exchange.Get(context);
        if (context.GetEndpoint()?.Metadata.GetMetadata<RouteTraits>()?.IsAuthenticated == true)
        {
            exchange.Response = _authenticator.Check(exchange.Request, out Caller who);
            exchange.Caller = who;
        }

        return exchange.Response is null ? next(context) : Task.CompletedTask;
    }
}
