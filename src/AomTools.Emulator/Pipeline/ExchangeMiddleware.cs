using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Emulator.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AomTools.Emulator.Pipeline;

/// <summary>Receives each request, applies a pending fault if there is one, writes the response, and logs both.</summary>
internal sealed class ExchangeMiddleware(RequestDelegate next, EmulatorState state)
{
    private readonly ResponseWriter _writer = new(state);

    public async Task InvokeAsync(HttpContext context)
    {
        RequestKind? kind = context.GetEndpoint()?.Metadata.GetMetadata<RouteTraits>()?.Kind;
        Exchange exchange = new(await ReceiveAsync(context, kind ?? RequestKind.Unknown));
        context.Features.Set(exchange);
        if (PageGuard.Check(exchange.Request) is EmulatorResponse rejection)
        {
            await _writer.WriteAsync(context, exchange.Request, rejection);
            return;
        }

        if (kind is null)
        {
            await next(context);
            await _writer.WriteAsync(context, exchange.Request, exchange.Response!);
            return;
        }

        state.Requests.Add(exchange.Request);
        try
        {
            await RespondAsync(context, exchange);
        }
        finally
        {
            exchange.Request.RespondedTicks = Stopwatch.GetTimestamp();
        }
    }

    private async Task RespondAsync(HttpContext context, Exchange exchange)
    {
        if (exchange.Request.Body.Length > state.ProxyBodyLimit)
        {
            await _writer.WriteAsync(context, exchange.Request, InterceptedResponses.Page(413));
            return;
        }

        Fault? fault = state.Faults.Take(exchange.Request.Kind);
        exchange.Request.Fault = fault;
        if (fault?.IsProcessedFirst == true)
        {
            await next(context);
        }

        await WaitAsync(fault, context);
        if (fault?.IsDropped == true || context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
            return;
        }

        if (exchange.Response is null && fault?.IsProcessed != false)
        {
            await next(context);
        }

        await _writer.WriteAsync(context, exchange.Request, fault is null ? exchange.Response! : FaultResponses.Create(fault, exchange.Response));
    }

    private async Task WaitAsync(Fault? fault, HttpContext context)
    {
        if (fault?.Delay > TimeSpan.Zero)
        {
            await Task.Delay(fault.Delay, state.Options.TimeProvider, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        if (fault?.Hold == true)
        {
            await Task.WhenAny(state.Faults.HoldAsync(), WaitForAbortAsync(context));
        }
    }

    private static Task WaitForAbortAsync(HttpContext context)
    {
        TaskCompletionSource aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        context.RequestAborted.Register(() => aborted.TrySetResult());
        return aborted.Task;
    }

    private async Task<ReceivedRequest> ReceiveAsync(HttpContext context, RequestKind kind)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body);
        return new ReceivedRequest
        {
            Id = Guid.NewGuid().ToString("N"),
            Kind = kind,
            Method = context.Request.Method,
            Target = context.Features.Get<IHttpRequestFeature>()!.RawTarget,
            Headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = body.ToArray(),
            ArrivedTicks = Stopwatch.GetTimestamp(),
            ArrivedAt = state.Options.TimeProvider.GetUtcNow(),
        };
    }
}
