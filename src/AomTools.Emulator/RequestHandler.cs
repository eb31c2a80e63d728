using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
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

    public async Task HandleAsync(HttpContext context)
    {
        ReceivedRequest request = await ReceiveAsync(context);
        if (request.Path.StartsWith(ControlEndpoint.Root, StringComparison.Ordinal))
        {
            await WriteAsync(context, request, _control.Handle(request));
            return;
        }

        state.Requests.Add(request);
        Fault? fault = state.Faults.Take(RequestKinds.FromPath(request.Path));
        await RespondAsync(context, request, fault);
        request.RespondedTicks = Stopwatch.GetTimestamp();
    }

    private async Task RespondAsync(HttpContext context, ReceivedRequest request, Fault? fault)
    {
        EmulatorResponse? processed = fault?.IsProcessedFirst == true ? _router.Respond(request) : null;
        await WaitAsync(fault, context);
        if (fault?.IsDropped == true || context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
            return;
        }

        EmulatorResponse response = fault?.ReplacesResponse == true ? FaultResponses.Create(fault) : processed ?? _router.Respond(request);
        if (fault?.Truncate == true)
        {
            await CutAsync(context, response);
        }
        else
        {
            await WriteAsync(context, request, response);
        }
    }

    private async Task WaitAsync(Fault? fault, HttpContext context)
    {
        if (fault?.Delay > TimeSpan.Zero)
        {
            await Task.Delay(fault.Delay, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
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

    private async Task WriteAsync(HttpContext context, ReceivedRequest request, EmulatorResponse response)
    {
        request.Status = response.Status;
        byte[] bytes = Encoding.UTF8.GetBytes(response.Body);
        context.Response.StatusCode = response.Status;
        context.Response.Headers.Date = state.Clock.Now.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        context.Response.Headers["X-Request-Id"] = request.Id;
        foreach (KeyValuePair<string, string> header in response.Headers)
        {
            context.Response.Headers[header.Key] = header.Value;
        }

        if (bytes.Length > 0)
        {
            context.Response.ContentType = response.ContentType;
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes);
        }
    }

    private static async Task CutAsync(HttpContext context, EmulatorResponse response)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(response.Body);
        context.Response.StatusCode = response.Status;
        context.Response.ContentType = response.ContentType;
        context.Response.ContentLength = bytes.Length + 100;
        await context.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
        await context.Response.Body.FlushAsync();
        context.Abort();
    }
}
