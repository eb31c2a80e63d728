using System;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Tests.Delivery;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>Tests the parameters of Send-AomMetricData with an injected clock.</summary>
public sealed class SendParameterTests : IAsyncLifetime
{
    private const int Seed = 7;

    private readonly FakeClock _clock = new();
    private EmulatorHost _emulator = null!;
    private PowerShellSession _session = null!;
    private AomConnection _connection = null!;
    private int _flushed;
    private bool _isWaiting;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync();
        _session = new PowerShellSession();
        _clock.TimerCreated = EndRetryDelay;
        _connection = DeliveryHarness.Connect(_emulator.Address, _emulator.Options.ProjectId, _emulator.Options.AccessKey, _emulator.Options.SecretKey, _clock, Seed);
    }

    public async ValueTask DisposeAsync()
    {
        _session.Dispose();
        await _emulator.DisposeAsync();
    }

    [Theory]
    [InlineData("", 5)]
    [InlineData("-FlushIntervalSec 300", 150)]
    public void Looks_for_old_metrics_twice_in_an_interval(string parameters, int seconds)
    {
        Send(parameters).ThrowIfFailed();
        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.Single(_clock.Timers).DueTime);
    }

    [Theory]
    [InlineData("", new[] { 1d, 2, 4, 8 })]
    [InlineData("-RetryIntervalSec 40 -MaximumRetryCount 2", new[] { 40d, 60 })]
    [InlineData("-MaximumRetryCount 0", new double[0])]
    public void Waits_a_random_part_of_a_longer_time_after_each_retry(string parameters, double[] seconds)
    {
        _emulator.Faults.Add(new Fault { Status = 503, Count = 100 });
        AomSendResult result = Send(parameters + " -FlushIntervalSec 3600").Single<AomSendResult>();
        Assert.Equal((AomSendStatus.Undelivered, seconds.Length + 1), (result.Status, result.AttemptCount));
        Random random = new(Seed);
        Assert.Equal(seconds.Select(ceiling => Math.Floor(ceiling * 1000 * random.NextDouble())), _clock.Timers.Select(timer => timer.DueTime.TotalMilliseconds).Where(time => time < 1_800_000));
    }

    [Fact]
    public void Fills_a_body_before_the_next_with_a_ThrottleLimit_of_1()
    {
        PowerShellResult result = _session.Run(
            "$requests = $args[1]; $t = [DateTimeOffset]::Now; & { foreach ($n in 1..1500) { New-AomMetric m $n -Namespace A.b -Dimension @{host = \"h$n\"} -Timestamp $t }; $global:sent = $requests.Total } | Send-AomMetricData -Connection $args[0] -ThrottleLimit 1; $sent",
            _connection, _emulator.Requests);
        result.ThrowIfFailed();
        Assert.True(Convert.ToInt64(result.Output[^1].BaseObject, System.Globalization.CultureInfo.InvariantCulture) > 0);
        Assert.Equal(1500, _emulator.Points.Count);
    }

    [Fact]
    public void Says_with_WhatIf_what_it_then_sends()
    {
        const string Metrics = "$t = [DateTimeOffset]::Now; 1..700 | ForEach-Object { New-AomMetric m $_ -Namespace A.b -Dimension @{host = \"h$_\"} -Timestamp $t } | Send-AomMetricData -Connection $args[0]";
        _session.Run(Metrics + " -WhatIf", _connection).ThrowIfFailed();
        Assert.Equal(0, _emulator.Requests.Total);
        _session.Run(Metrics, _connection).ThrowIfFailed();
        ReceivedRequest[] requests = [.. _emulator.Requests.Reports];
        Assert.True(requests.Length > 2);
        Assert.Contains($"700 metrics in {requests.Length} requests, {requests.Sum(request => request.Body.Length)} bytes", Assert.Single(_session.Host.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_WhatIfPreference_for_WhatIf()
    {
        _session.Run("$WhatIfPreference = $true; New-AomMetric a 1 -Namespace A.b | Send-AomMetricData").ThrowIfFailed();
        Assert.Contains("1 metric in 1 request", Assert.Single(_session.Host.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Forgets_the_error_of_an_attempt_that_was_repeated()
    {
        _emulator.Faults.Add(new Fault { Status = 503 });
        AomSendSummary summary = Send("-Summary -FlushIntervalSec 3600").ThrowIfFailed().Single<AomSendSummary>();
        Assert.Equal((1, null), (summary.AcceptedCount, summary.LastError));
    }

    [Theory]
    [InlineData(0.9, 0)]
    [InlineData(1, 2)]
    public async Task Shows_progress_of_work_longer_than_a_second(double seconds, int records)
    {
        _emulator.Faults.Add(new Fault { Hold = true });
        Task held = _emulator.Faults.Held;
        using System.Management.Automation.PowerShell shell = _session.Start("New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -Summary -Connection $args[0]", _connection);
        IAsyncResult run = shell.BeginInvoke();
        await held.WaitAsync(TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromSeconds(seconds));
        _emulator.Faults.ReleaseAll();
        AomSendSummary summary = (AomSendSummary)shell.EndInvoke(run)[^1].BaseObject;
        Assert.Equal(TimeSpan.FromSeconds(seconds), summary.Elapsed);
        Assert.Equal(records, shell.Streams.Progress.Count(record => record.Activity == "Send-AomMetricData" || record.Activity.Contains("AOM", StringComparison.Ordinal)));
        if (records > 0)
        {
            Assert.Contains("1 metric", shell.Streams.Progress[^2].StatusDescription, StringComparison.Ordinal);
            Assert.Equal(System.Management.Automation.ProgressRecordType.Completed, shell.Streams.Progress[^1].RecordType);
        }
    }

    [Fact]
    public void Ends_what_is_in_flight_when_the_pipeline_breaks()
    {
        _isWaiting = true;
        _emulator.Faults.Add(new Fault());
        _emulator.Faults.Add(new Fault { Status = 503, Count = 100 });
        PowerShellResult result = _session.Run(
            "$test = $args[1]; $t = [DateTimeOffset]::Now; 1..700 | ForEach-Object { New-AomMetric m $_ -Namespace A.b -Dimension @{host = \"h$_\"} -Timestamp $t } | Send-AomMetricData -Connection $args[0] -FlushIntervalSec 3600 | ForEach-Object { while (-not $test.Invoke()) { }; throw 'downstream' }",
            _connection, new Func<bool>(() => _clock.Timers.Any(IsRetry)));
        Assert.Equal("downstream", result.Thrown!.Message);
        Assert.True(_clock.Timers.First(IsRetry).IsDisposed);

        static bool IsRetry(FakeTimer timer) => timer.DueTime < TimeSpan.FromMinutes(1);
    }

    // The last one finds no room in the buffer; it is submitted all the same.
    [Fact]
    public void Counts_each_metric_that_came_before_the_credential_was_rejected()
    {
        _emulator.Faults.Add(new Fault { Status = 401, Count = 100 });
        PowerShellResult result = _session.Run(
            "$t = [DateTimeOffset]::Now; 1..4000 | ForEach-Object { $global:passed = $_; New-AomMetric \"m$_\" $_ -Namespace A.b -Timestamp $t } | Send-AomMetricData -Connection $args[0] -ThrottleLimit 1 -Summary",
            _connection);
        int passed = _session.Run("$passed").Single<int>();
        Assert.InRange(passed, 100, 3999);
        Assert.Equal(passed, result.Single<AomSendSummary>().SubmittedCount);
        Assert.Equal(passed, ((AomMetric[])result.Error.TargetObject).Length);
    }

    // The second flush shows that the first group is settled: then its result is there with the next metric.
    [Fact]
    public void Writes_results_while_metrics_come()
    {
        _session.Run(
            "$flush = $args[1]; $global:seen = 0; & { foreach ($n in 1, 2) { New-AomMetric \"m$n\" $n -Namespace A.b; while (-not $flush.Invoke($n)) { } }; New-AomMetric m3 3 -Namespace A.b; $global:early = $seen } | Send-AomMetricData -Connection $args[0] | ForEach-Object { $global:seen++ }",
            _connection, new Func<int, bool>(IsFlushed)).ThrowIfFailed();
        Assert.InRange(_session.Run("$early").Single<int>(), 1, 2);
        Assert.Equal(3, _session.Run("$seen").Single<int>());
    }

    // Makes the metrics old enough, and lets the sender look.
    private bool IsFlushed(int count)
    {
        if (count > _flushed)
        {
            _flushed = count;
            _clock.Advance(TimeSpan.FromSeconds(6));
        }

        _clock.Timers.Last().Fire();

        return _emulator.Points.Count >= count;
    }

    // The timers that watch the age of metrics never end automatically.
    private void EndRetryDelay(FakeTimer timer)
    {
        if (!_isWaiting && timer.DueTime <= TimeSpan.FromSeconds(60) && timer.DueTime != TimeSpan.FromSeconds(5))
        {
            timer.Fire();
        }
    }

    private PowerShellResult Send(string parameters) => _session.Run("New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -Connection $args[0] " + parameters, _connection);
}
