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
internal sealed class RequestHandler(EmulatorWorld world)
{
    private readonly CallRouter _router = new(world);
    private readonly ControlCall _control = new(world);

    public async Task HandleAsync(HttpContext context)
    {
        ReceivedRequest request = await ReceiveAsync(context);
        if (request.Path.StartsWith(ControlCall.Root, StringComparison.Ordinal))
        {
            await WriteAsync(context, request, _control.Handle(request));
            return;
        }

        world.Requests.Add(request);
        Fault? fault = world.Faults.Take(CallKinds.Of(request.Path));
        await AnswerAsync(context, request, fault);
        request.AnsweredTicks = Stopwatch.GetTimestamp();
    }

    private async Task AnswerAsync(HttpContext context, ReceivedRequest request, Fault? fault)
    {
        await WaitAsync(fault, context);
        if (fault?.DropBefore == true || context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
            return;
        }

        Answer answer = fault is { Status: not null } ? FaultAnswers.Of(fault) : _router.Answer(request);
        if (fault?.DropAfter == true)
        {
            context.Abort();
        }
        else if (fault?.Cut == true)
        {
            await CutAsync(context, answer);
        }
        else
        {
            await WriteAsync(context, request, answer);
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
            await Task.WhenAny(world.Faults.HoldAsync(), Aborted(context));
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

    private async Task WriteAsync(HttpContext context, ReceivedRequest request, Answer answer)
    {
        request.Status = answer.Status;
        byte[] bytes = Encoding.UTF8.GetBytes(answer.Body);
        context.Response.StatusCode = answer.Status;
        context.Response.Headers.Date = world.Clock.Now.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        context.Response.Headers["X-Request-Id"] = request.Id;
        foreach (KeyValuePair<string, string> header in answer.Headers)
        {
            context.Response.Headers[header.Key] = header.Value;
        }

        if (bytes.Length > 0)
        {
            context.Response.ContentType = answer.ContentType;
            context.Response.ContentLength = bytes.Length;
            await context.Response.Body.WriteAsync(bytes);
        }
    }

    private static async Task CutAsync(HttpContext context, Answer answer)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(answer.Body);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = bytes.Length + 100;
        await context.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
        await context.Response.Body.FlushAsync();
        context.Abort();
    }
}
