using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace AomTools.Emulator.Pipeline;

/// <summary>Writes a response in the way that it specifies.</summary>
internal sealed class ResponseWriter(EmulatorState state)
{
    private static readonly byte[] s_filler = [.. Enumerable.Repeat((byte)' ', 4096)];

    public async Task WriteAsync(HttpContext context, ReceivedRequest request, EmulatorResponse response)
    {
        WriteHead(context, request, response);
        try
        {
            await WriteBodyAsync(context, response);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private void WriteHead(HttpContext context, ReceivedRequest request, EmulatorResponse response)
    {
        request.Reason = RejectionReason.Read(response);
        request.Status = response.Status;
        context.Response.StatusCode = response.Status;
        context.Response.Headers.Date = state.Clock.Now.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        context.Response.Headers["X-Request-Id"] = request.Id;
        if (response.Body.Length > 0)
        {
            context.Response.ContentType = response.ContentType;
        }

        foreach (KeyValuePair<string, string> header in response.Headers)
        {
            context.Response.Headers[header.Key] = header.Value;
        }
    }

    private Task WriteBodyAsync(HttpContext context, EmulatorResponse response) => response.Delivery switch
    {
        BodyDelivery.Truncated => TruncateAsync(context, response.Body, response.Body.Length + 100),
        BodyDelivery.TruncatedChunked => TruncateAsync(context, response.Body, length: null),
        BodyDelivery.EndlessChunked => WriteEndlesslyAsync(context, response.Body),
        BodyDelivery.HeadersOnly => WriteNothingAsync(context, response.Body.Length),
        BodyDelivery.Dripped => DripAsync(context, response),
        _ => WriteWholeAsync(context, response.Body),
    };

    private static async Task WriteWholeAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        if (body.Length > 0)
        {
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    private static async Task TruncateAsync(HttpContext context, ReadOnlyMemory<byte> body, long? length)
    {
        context.Response.ContentLength = length;
        await context.Response.Body.WriteAsync(body[..(body.Length / 2)], context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }

    private static async Task WriteEndlesslyAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
        while (true)
        {
            await context.Response.Body.WriteAsync(s_filler, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }

    private async Task WriteNothingAsync(HttpContext context, long length)
    {
        context.Response.ContentLength = length;
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await state.Faults.HoldAsync().WaitAsync(context.RequestAborted);
        context.Abort();
    }

    private async Task DripAsync(HttpContext context, EmulatorResponse response)
    {
        context.Response.ContentLength = response.Body.Length;
        for (int i = 0; i < response.Body.Length; i++)
        {
            await Task.Delay(response.DripInterval, state.Options.TimeProvider, context.RequestAborted);
            await context.Response.Body.WriteAsync(response.Body.Slice(i, 1), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    }
}
