using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
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

    /// <summary>All entries, in the order of sending: pending, expired and corrupt ones.</summary>
    private protected string[] Entries() => Directory.Exists(Spool)
        ? [.. Directory.GetFiles(Spool, "*.journal", SearchOption.AllDirectories).OrderBy(Path.GetFileName, StringComparer.Ordinal)]
        : [];

    /// <summary>Makes the first metrics of an entry more than a day old, in place.</summary>
    private protected static void Age(string entry, int metrics = 100)
    {
        string time = DateTimeOffset.UtcNow.AddHours(-25).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        File.WriteAllText(entry, new Regex("\"collect_time\":\\d+").Replace(File.ReadAllText(entry), "\"collect_time\":" + time, metrics));
    }
}
