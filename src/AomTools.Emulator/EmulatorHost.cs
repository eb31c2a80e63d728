using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using AomTools.Emulator.Control;
using AomTools.Emulator.Faults;
using AomTools.Emulator.Pipeline;
using AomTools.Emulator.Report;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AomTools.Emulator;

/// <summary>A running emulator: its address, what it saw and holds, and the faults it shall make. Many may live in one process.</summary>
public sealed class EmulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EmulatorHost(WebApplication app, EmulatorState state)
    {
        _app = app;
        State = state;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>Where it listens: http on 127.0.0.1.</summary>
    public Uri Address { get; }

    public EmulatorOptions Options => State.Options;

    /// <summary>The requests seen, the oldest first.</summary>
    public RequestLog Requests => State.Requests;

    /// <summary>The points held.</summary>
    public PointStore Points => State.Points;

    /// <summary>The faults to make.</summary>
    public FaultQueue Faults => State.Faults;

    /// <summary>Rules of the server's own, beyond the documents.</summary>
    public RejectionRules RejectionRules => State.RejectionRules;

    /// <summary>What happens to points that are stored already or too old; can be changed at any time.</summary>
    public RepeatMode Repeats
    {
        get => State.Points.Repeats;
        set => State.Points.Repeats = value;
    }

    /// <summary>The largest body in bytes that a proxy in front lets pass; null for no proxy. Can be changed at any time.</summary>
    public int? ProxyBodyLimit
    {
        get => State.ProxyBodyLimit;
        set => State.ProxyBodyLimit = value;
    }

    /// <summary>The emulator's clock, which can be shifted.</summary>
    public EmulatorClock Clock => State.Clock;

    internal EmulatorState State { get; }

    /// <summary>Starts an emulator; without options, on a free port.</summary>
    /// <exception cref="OptionsValidationException">An option is out of range.</exception>
    public static async Task<EmulatorHost> StartAsync(EmulatorOptions? options = null)
    {
        options ??= new EmulatorOptions { Port = 0 };
        if (new EmulatorOptionsValidator().Validate(name: null, options) is { Failed: true } result)
        {
            throw new OptionsValidationException(string.Empty, typeof(EmulatorOptions), result.Failures);
        }

        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => Configure(kestrel, options));
        builder.Services
            .AddSingleton(Microsoft.Extensions.Options.Options.Create(options))
            .AddSingleton<EmulatorState>()
            .AddSingleton<MatcherPolicy, StrictPathPolicy>();
        WebApplication app = builder.Build();
        EmulatorState state = app.Services.GetRequiredService<EmulatorState>();
        app.UseRouting();
        app.UseMiddleware<ExchangeMiddleware>();
        app.UseMiddleware<AuthenticationMiddleware>();
        new EmulatorRoutes(app, state).Map();
        await app.StartAsync();
        return new EmulatorHost(app, state);
    }

    /// <summary>Forgets requests, points, faults, rules and locks.</summary>
    public void Reset() => State.Reset();

    public async ValueTask DisposeAsync()
    {
        State.Faults.ReleaseAll();
        await _app.StopAsync(new System.Threading.CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private static void Configure(KestrelServerOptions kestrel, EmulatorOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Listen(IPAddress.Loopback, options.Port);
        kestrel.Limits.MinResponseDataRate = null; // a client that does not read an endless response is not cut off
        kestrel.Limits.MaxRequestBodySize = 12 * 1024 * 1024; // the gateway's own limit (APIGW.0201)
    }
}
