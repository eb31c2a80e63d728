using System;
using System.Threading.Tasks;
using AomTools.Emulator;
using Xunit;

namespace AomTools.Tests.Hosting;

/// <summary>An emulator and a PowerShell session, which is connected to it on request.</summary>
public abstract class EmulatorSessionTestBase(bool isConnected) : IAsyncLifetime
{
    private protected EmulatorHost Emulator { get; private set; } = null!;

    private protected PowerShellSession Session { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Emulator = await EmulatorHost.StartAsync();
        Session = isConnected ? new PowerShellSession(Emulator) : new PowerShellSession();
    }

    public virtual async ValueTask DisposeAsync()
    {
        Session.Dispose();
        await Emulator.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Replaces the emulator.</summary>
    private protected async Task StartAsync(EmulatorOptions options)
    {
        await Emulator.DisposeAsync();
        Emulator = await EmulatorHost.StartAsync(options);
    }
}
