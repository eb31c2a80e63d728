using System;
using System.Globalization;
using System.IO.Pipelines;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AomTools.Benchmarks.Service;

/// <summary>A service on loopback that reads each body, counts it, waits for a specified time, and accepts everything. It runs in a process of its own.</summary>
internal sealed class LoopbackServer(TimeSpan delay)
{
    private static readonly byte[] s_response = "{\"errorCode\":\"SVCSTG_AMS_2000000\",\"errorMessage\":\"success\"}"u8.ToArray();

    private long _requests;
    private long _bytes;

    /// <summary>Serves until the process ends; its first line on the console is the address.</summary>
    public async Task RunAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(options => options.Listen(System.Net.IPAddress.Loopback, 0));
        await using WebApplication app = builder.Build();
        app.MapGet("/count", () => string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Read(ref _requests)} {Interlocked.Read(ref _bytes)}"));
        app.MapFallback(TakeAsync);
        await app.StartAsync();
        Console.WriteLine(string.Join(' ', app.Urls));
        await app.WaitForShutdownAsync();
    }

    private async Task TakeAsync(HttpContext call)
    {
        long read = 0;
        ReadResult part;
        do
        {
            part = await call.Request.BodyReader.ReadAsync();
            read += part.Buffer.Length;
            call.Request.BodyReader.AdvanceTo(part.Buffer.End);
        }
        while (!part.IsCompleted);

        Interlocked.Increment(ref _requests);
        Interlocked.Add(ref _bytes, read);
        if (delay > TimeSpan.Zero)
        {
            await Task.Delay(delay);
        }

        call.Response.ContentType = "application/json";
        call.Response.ContentLength = s_response.Length;
        await call.Response.Body.WriteAsync(s_response);
    }
}
