using AomTools.Emulator.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AomTools.Emulator.Pipeline;

/// <summary>A request in the middleware, its authenticated caller, and the response that an endpoint sets.</summary>
internal sealed class Exchange(ReceivedRequest request)
{
    public ReceivedRequest Request { get; } = request;

    public Caller Caller { get; set; }

    public EmulatorResponse? Response { get; set; }

    public static Exchange Get(HttpContext context) => context.Features.GetRequiredFeature<Exchange>();
}
