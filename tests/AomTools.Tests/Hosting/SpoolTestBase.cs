using System;
using System.IO;
using System.Threading.Tasks;
using AomTools.Emulator;
using Xunit;

namespace AomTools.Tests.Hosting;

/// <summary>A connected shell, an emulator, and a folder for a spool, which is <c>$spool</c> in the shell and gone after the test.</summary>
public abstract class SpoolTestBase : IAsyncLifetime
{
    // Once the lock is there, a sender makes no file until its window is handed over.
    private protected const string RemoveSpool = "while (-not [IO.Directory]::GetFiles($spool, 'send.lock', 'AllDirectories')) { }; [IO.Directory]::Delete($spool, $true)";

    private protected string Spool { get; } = Path.Combine(Path.GetTempPath(), "aom-spool-" + Guid.NewGuid().ToString("N"));

    private protected EmulatorHost Emulator { get; private set; } = null!;

    private protected PowerShellSession Session { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Emulator = await EmulatorHost.StartAsync();
        Session = new PowerShellSession(Emulator);
        Session.Run("$global:spool = $args[0]", Spool).ThrowIfFailed();
        Prepare();
    }

    public async ValueTask DisposeAsync()
    {
        Session.Dispose();
        await Emulator.DisposeAsync();
        if (Directory.Exists(Spool))
        {
            Directory.Delete(Spool, recursive: true);
        }

        GC.SuppressFinalize(this);
    }

    private protected virtual void Prepare()
    {
    }
}
