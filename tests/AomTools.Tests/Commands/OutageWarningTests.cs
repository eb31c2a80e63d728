using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Tests.Delivery;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>The warning of a run that does not end, such as that of an agent, if its metrics stay in the spool.</summary>
public sealed class OutageWarningTests : IDisposable
{
    private readonly FakeClock _clock = new();
    private readonly PowerShellSession _session = new();
    private readonly string _spool = Directory.CreateTempSubdirectory("aom-outage-").FullName;

    public void Dispose()
    {
        _session.Dispose();
        Directory.Delete(_spool, recursive: true);
    }

    // The other warning reports the pending metrics at the end of the run.
    [Theory]
    [InlineData(59, 1)]
    [InlineData(60, 2)]
    public async Task Warns_before_the_end_of_a_long_run(int seconds, int warnings)
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync();
        AomConnection connection = DeliveryHarness.Connect(emulator.Address, emulator.Options.ProjectId, emulator.Options.AccessKey, emulator.Options.SecretKey, _clock, 7);
        emulator.Faults.Add(new Fault { Hold = true, Status = 503 });
        Task held = emulator.Faults.Held;
        using System.Management.Automation.PowerShell shell = _session.Start(
            "New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -Summary -SpoolPath $args[1] -MaximumRetryCount 0 -TimeoutSec 600 -Connection $args[0]", connection, _spool);
        IAsyncResult run = shell.BeginInvoke();
        await held.WaitAsync(TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        emulator.Faults.ReleaseAll();
        Assert.Equal(1, ((AomSendSummary)shell.EndInvoke(run)[^1].BaseObject).SpooledCount);
        Assert.Equal(warnings, shell.Streams.Warning.Count);
        Assert.Equal(warnings - 1, shell.Streams.Warning.Count(static warning => warning.Message.StartsWith("Could not deliver 1 metric: HTTP 503 ", StringComparison.Ordinal)));
    }
}
