using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Tests.Delivery;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>The progress of cmdlets that read: only of work longer than a second, and only if the user wants it.</summary>
public sealed class QueryProgressTests : IAsyncLifetime
{
    private readonly FakeClock _clock = new();
    private EmulatorHost _emulator = null!;
    private PowerShellSession _session = null!;
    private AomConnection _connection = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync();
        _session = new PowerShellSession(_emulator);
        _session.Run("1..25 | ForEach-Object { New-AomMetric m$_ 1 -Namespace OPS.Web } | Send-AomMetricData").ThrowIfFailed();
        _connection = DeliveryHarness.Connect(_emulator.Address, _emulator.Options.ProjectId, _emulator.Options.AccessKey, _emulator.Options.SecretKey, _clock, 1);
    }

    public async ValueTask DisposeAsync()
    {
        _session.Dispose();
        await _emulator.DisposeAsync();
    }

    [Theory]
    [InlineData("Get-AomSeries OPS.Web", "0 series in 1 request")]
    [InlineData("Get-AomMetricData OPS.Web", "0 data points of 0 series in 1 request")]
    [InlineData("Get-AomMetricData -Query m1", "Waiting for the result of the query")]
    [InlineData("New-AomMetric m1 1 -Namespace OPS.Web -Timestamp ([DateTimeOffset]::Now.AddMinutes(-50)) | Wait-AomMetricData -TimeoutSec 1", "0 of 1 series match; 0 seconds left")]
    public async Task Shows_where_work_longer_than_a_second_is(string script, string status)
    {
        ProgressRecord[] records = await RunAsync(script, 1);
        Assert.Equal(status, records[0].StatusDescription);
        Assert.Equal(ProgressRecordType.Completed, Assert.Single(records.Skip(1)).RecordType);
    }

    [Theory]
    [InlineData("Get-AomSeries OPS.Web", 0.9)]
    [InlineData("$ProgressPreference = 'SilentlyContinue'; Get-AomSeries OPS.Web", 5)]
    public async Task Shows_nothing_of_short_work_or_if_the_user_does_not_want_it(string script, double seconds) => Assert.Empty(await RunAsync(script, seconds));

    // Holds the first request for a time by the clock of the connection.
    private async Task<ProgressRecord[]> RunAsync(string script, double seconds)
    {
        _emulator.Faults.Add(new Fault { Hold = true, Kind = RequestKind.Query });
        Task held = _emulator.Faults.Held;
        using PowerShell shell = _session.Start("$PSDefaultParameterValues['*-Aom*:Connection'] = $args[0]\n" + script, _connection);
        TaskCompletionSource shown = new(TaskCreationOptions.RunContinuationsAsynchronously);
        shell.Streams.Progress.DataAdded += (_, _) => shown.TrySetResult();
        IAsyncResult run = shell.BeginInvoke();
        await held.WaitAsync(TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        await (seconds == 1 ? shown.Task.WaitAsync(TestContext.Current.CancellationToken) : Task.CompletedTask);
        _emulator.Faults.ReleaseAll();
        shell.EndInvoke(run);
        return [.. shell.Streams.Progress.Where(record => record.Activity.Contains("AOM", StringComparison.Ordinal))];
    }
}
