using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Emulator.Control;
using AomTools.Emulator.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AomTools.Emulator;

/// <summary>Takes each call in, makes the fault that waits for it, or has it answered; writes down what came and what was answered.</summary>
internal sealed class RequestHandler(EmulatorState state)
{
    private readonly RequestRouter _router = new(state);
    private readonly ControlEndpoint _control = new(state);
    private readonly ResponseWriter _writer = new(state);

    public async Task HandleAsync(HttpContext context)
    {
        ReceivedRequest request = await ReceiveAsync(context);
        if (PageGuard.Check(request) is EmulatorResponse foreign)
        {
            await _writer.WriteAsync(context, request, foreign);
            return;
        }

        if (request.Path.StartsWith(ControlEndpoint.Root, StringComparison.Ordinal))
        {
            await _writer.WriteAsync(context, request, _control.Handle(request));
            return;
        }

        state.Requests.Add(request);
        await RespondAsync(context, request);
        request.RespondedTicks = Stopwatch.GetTimestamp();
    }

    private async Task RespondAsync(HttpContext context, ReceivedRequest request)
    {
        if (request.Body.Length > state.ProxyBodyLimit)
        {
            await _writer.WriteAsync(context, request, InterceptedResponses.Page(413));
            return;
        }

        Fault? fault = state.Faults.Take(RequestKinds.FromPath(request.Path));
        EmulatorResponse? processed = fault?.IsProcessedFirst == true ? _router.Respond(request) : null;
        await WaitAsync(fault, context);
        if (fault?.IsDropped == true || context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
            return;
        }

        processed ??= fault?.IsProcessed == false ? null : _router.Respond(request);
        await _writer.WriteAsync(context, request, fault is null ? processed! : FaultResponses.Create(fault, processed));
    }

    private async Task WaitAsync(Fault? fault, HttpContext context)
    {
        if (fault?.Delay > TimeSpan.Zero)
        {
            await Task.Delay(fault.Delay, state.Options.TimeProvider, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        if (fault?.Hold == true)
        {
            await Task.WhenAny(state.Faults.HoldAsync(), Aborted(context));
        }
    }

    private static Task Aborted(HttpContext context)
    {
        TaskCompletionSource aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        context.RequestAborted.Register(() => aborted.TrySetResult());
        return aborted.Task;
    }

    private static async Task<ReceivedRequest> ReceiveAsync(HttpContext context)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body);
        return new ReceivedRequest
        {
            Id = Guid.NewGuid().ToString("N"),
            Method = context.Request.Method,
            Target = context.Features.Get<IHttpRequestFeature>()!.RawTarget,
            Headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = body.ToArray(),
            ArrivedTicks = Stopwatch.GetTimestamp(),
        };
    }
}
