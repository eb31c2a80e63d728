using System.Threading.Tasks;
using AomTools.Emulator.Authentication;
using Microsoft.AspNetCore.Http;

namespace AomTools.Emulator.Pipeline;

/// <summary>Authenticates requests for authenticated routes by token or signature, as AOM's gateway does.</summary>
internal sealed class AuthenticationMiddleware(EmulatorState state)
{
    private readonly RequestAuthenticator _authenticator = new(state);

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
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
