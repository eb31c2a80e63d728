using System;
using System.IO.Pipelines;
using System.Linq;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AomTools.Benchmarks.Service;

/// <summary>A service on loopback that reads each body, counts it, waits for the current delay, and accepts everything. It runs in a process of its own.</summary>
internal sealed class LoopbackServer(bool isTls)
{
    private static readonly byte[] s_response = "{\"errorCode\":\"SVCSTG_AMS_2000000\",\"errorMessage\":\"success\"}"u8.ToArray();

    private int _delayMilliseconds;
    private long _requests;
    private long _bytes;
    private long _connections;
    private long _handshakes;
    private string? _protocol;

    /// <summary>Serves until the process ends. Its first line on the console: the address, the address of the counts, and with TLS the certificate in Base64.</summary>
    public async Task RunAsync()
    {
        using X509Certificate2? certificate = isTls ? LoopbackCertificate.Create() : null;
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().UseKestrel(options =>
        {
            options.Listen(IPAddress.Loopback, 0, listen => Count(listen, certificate));

            // Reading the counts must not add to them.
            options.Listen(IPAddress.Loopback, 0);
        });
        await using WebApplication app = builder.Build();
        app.MapGet("/count", () => Counts().ToString());
        app.MapPost("/delay/{milliseconds:int}", (int milliseconds) => Volatile.Write(ref _delayMilliseconds, milliseconds));
        app.MapFallback(TakeAsync);
        await app.StartAsync();
        Console.WriteLine(string.Join(' ', app.Urls.Append(certificate is null ? null : Convert.ToBase64String(certificate.RawData)).Where(static part => part is not null)));
        await app.WaitForShutdownAsync();
    }

    private ServiceCounts Counts() =>
        new(Interlocked.Read(ref _requests), Interlocked.Read(ref _bytes), Interlocked.Read(ref _connections), Interlocked.Read(ref _handshakes), Volatile.Read(ref _protocol) ?? "-");

    // A client that offers HTTP/2 gets it.
    private void Count(ListenOptions listen, X509Certificate2? certificate)
    {
        listen.Use(next => connection =>
        {
            Interlocked.Increment(ref _connections);
            return next(connection);
        });
        if (certificate is not null)
        {
            listen.Protocols = HttpProtocols.Http1AndHttp2;
            listen.UseHttps(certificate);
            listen.Use(next => connection =>
            {
                Interlocked.Increment(ref _handshakes);
                return next(connection);
            });
        }
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
        Volatile.Write(ref _protocol, call.Request.Protocol);
        int delay = Volatile.Read(ref _delayMilliseconds);
        if (delay > 0)
        {
            await Task.Delay(delay);
        }

        call.Response.ContentType = "application/json";
        call.Response.ContentLength = s_response.Length;
        await call.Response.Body.WriteAsync(s_response);
    }
}
