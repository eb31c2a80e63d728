using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Tests.Delivery;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Tab completion of what AOM holds: asked for at most a second, kept per connection, and silent if AOM does not respond.</summary>
public sealed class SeriesCompletionTests : IAsyncLifetime
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly FakeClock _clock = new();
    private EmulatorHost _emulator = null!;
    private PowerShellSession _session = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync();
        using (PowerShellSession sender = new(_emulator))
        {
            sender.Run("""
                $null = & {
                    New-AomMetric cpu_util 1 -Namespace OPS.Web -Dimension @{ host = 'web01' }
                    New-AomMetric cpu_util 1 -Namespace OPS.Web -Dimension @{ host = 'web02' }
                    New-AomMetric disk_used 1 -Namespace OPS.Web -Dimension ([ordered]@{ host = 'web03'; disk = "it's C" })
                    New-AomMetric orders 1 -Namespace Shop.Orders -Dimension @{ shop = 'Berlin' }
                } | Send-AomMetricData
                """).ThrowIfFailed();
        }

        _emulator.Requests.Clear();
        _session = new PowerShellSession();
        AomConnection connection = DeliveryHarness.Connect(_emulator.Address, _emulator.Options.ProjectId, _emulator.Options.AccessKey, _emulator.Options.SecretKey, _clock, 1);
        _session.Run("$global:c = $args[0]", connection).ThrowIfFailed();
    }

    public async ValueTask DisposeAsync()
    {
        _session.Dispose();
        await _emulator.DisposeAsync();
    }

    [Theory]
    [InlineData("Get-AomSeries -Connection $c -Namespace ", "OPS.Web Shop.Orders")]
    [InlineData("Get-AomSeries -Connection $c s", "Shop.Orders")]
    [InlineData("Get-AomSeries -Connection $c OPS.Web ", "cpu_util disk_used")]
    [InlineData("Get-AomMetricData -Connection $c -Namespace OPS.Web, Shop.Orders -Name ", "cpu_util disk_used orders")]
    [InlineData("Get-AomMetricData -Connection $c -Name o", "orders")]
    [InlineData("Get-AomSeries -Connection $c OPS.Web cpu_util -HostName ", "web01 web02")]
    [InlineData("Get-AomSeries -Connection $c OPS.Web disk* -HostName ", "web03")]
    [InlineData("Get-AomSeries -Connection $c OPS.Web disk_used -Dimension ", "@{ disk = 'it''s C'; host = 'web03' } @{ disk = 'it''s C' } @{ host = 'web03' }")]
    [InlineData("Get-AomSeries -Connection $c Ops.None ", "")]
    [InlineData("New-AomMetric -Namespace ", "")]
    public void Offers_what_AOM_holds(string line, string expected) => Assert.Equal(expected, string.Join(' ', Complete(line)));

    [Fact]
    public void Uses_the_default_connection_of_the_session()
    {
        Assert.Empty(Complete("Get-AomSeries -Namespace "));
        _session.Connect(_emulator).ThrowIfFailed();
        Assert.Equal(["OPS.Web", "Shop.Orders"], Complete("Get-AomSeries -Namespace "));
    }

    [Fact]
    public void Asks_once_per_minute()
    {
        Assert.Equal(2, Complete("Get-AomSeries -Connection $c OPS.Web ").Length);
        Assert.Equal(2, Complete("Get-AomMetricData -Connection $c OPS.Web ").Length);
        Assert.Equal(1, _emulator.Requests.Total);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, Complete("Get-AomSeries -Connection $c OPS.Web ").Length);
        Assert.Equal(2, _emulator.Requests.Total);
    }

    [Fact]
    public async Task Waits_a_second_and_offers_what_came_later_to_the_next_tab()
    {
        _emulator.Faults.Add(new Fault { Kind = RequestKind.Query, Hold = true });
        Task held = _emulator.Faults.Held;
        _clock.TimerCreated = timer => FireOnceHeld(timer, held);
        Assert.Empty(Complete("Get-AomSeries -Connection $c OPS.Web "));
        Assert.Contains(_clock.Timers, timer => timer.DueTime == s_second);
        _emulator.Faults.ReleaseAll();
        _clock.TimerCreated = null;
        while (Complete("Get-AomSeries -Connection $c OPS.Web ").Length == 0)
        {
            await Task.Yield();
        }

        Assert.Equal(1, _emulator.Requests.Total);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(403)]
    [InlineData(401)]
    public void Is_silent_about_failures_and_asks_no_more_for_a_while(int status)
    {
        _emulator.Faults.Add(new Fault { Kind = RequestKind.Query, Status = status });
        Assert.Empty(Complete("Get-AomSeries -Connection $c OPS.Web "));
        Assert.Empty(Complete("Get-AomSeries -Connection $c OPS.Web "));
        Assert.Equal(1, _emulator.Requests.Total);
        Assert.Empty(_session.Run("$Error").Output);
    }

    [Fact]
    public void Asks_again_some_seconds_after_a_failure()
    {
        _emulator.Faults.Add(new Fault { Kind = RequestKind.Query, Status = 503 });
        Assert.Empty(Complete("Get-AomSeries -Connection $c OPS.Web "));
        _clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(2, Complete("Get-AomSeries -Connection $c OPS.Web ").Length);
    }

    [Fact]
    public void Asks_nothing_of_a_closed_connection()
    {
        _session.Run("Disconnect-Aom $c").ThrowIfFailed();
        Assert.Empty(Complete("Get-AomSeries -Connection $c OPS.Web "));
        Assert.Equal(0, _emulator.Requests.Total);
    }

    private static void FireOnceHeld(FakeTimer timer, Task held)
    {
        if (timer.DueTime == s_second)
        {
            held.ContinueWith(_ => timer.Fire(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private string[] Complete(string line) =>
        [.. _session.Run("TabExpansion2 $args[0] $args[0].Length", line).ThrowIfFailed().Single<CommandCompletion>().CompletionMatches
            .Where(match => match.ResultType == CompletionResultType.ParameterValue).Select(match => match.CompletionText)];
}
