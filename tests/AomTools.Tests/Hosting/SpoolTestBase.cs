using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace AomTools.Tests.Hosting;

/// <summary>A connected shell, an emulator, and a folder for a spool, which is <c>$spool</c> in the shell and gone after the test.</summary>
public abstract class SpoolTestBase() : EmulatorSessionTestBase(isConnected: true)
{
    // Once the lock is there, a sender creates no file until its buffer is drained.
    private protected const string RemoveSpool = "while (-not [IO.Directory]::GetFiles($spool, 'send.lock', 'AllDirectories')) { }; [IO.Directory]::Delete($spool, $true)";

    private protected string Spool { get; } = Path.Combine(Path.GetTempPath(), "aom-spool-" + Guid.NewGuid().ToString("N"));

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Session.Run("$global:spool = $args[0]", Spool).ThrowIfFailed();
        Prepare();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
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
