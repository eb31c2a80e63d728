using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Http;
using AomTools.Tests.Delivery;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>What the parameters of Send-AomMetricData come to, with a clock and waits of the test's own.</summary>
public sealed class SendParameterTests : IAsyncLifetime
{
    private readonly ConcurrentQueue<(TimeSpan Time, CancellationToken Stop)> _waits = new();
    private EmulatorHost _emulator = null!;
    private PowerShellSession _session = null!;
    private AomConnection _connection = null!;
    private TimeSpan _uptime;
    private readonly SemaphoreSlim _ticks = new(0);
    private TimeSpan _ahead;
    private int _flushed;
    private bool _isWaiting;
    private bool _isTicking;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorHost.StartAsync();
        _session = new PowerShellSession();
        Surroundings surroundings = new() { Now = () => DateTimeOffset.UtcNow + _ahead, Uptime = () => _uptime, Chance = () => 0.5, Delay = DelayAsync };
        _connection = DeliveryHarness.Connect(_emulator.Address, _emulator.Options.ProjectId, _emulator.Options.AccessKey, _emulator.Options.SecretKey, surroundings);
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
        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.Single(_waits).Time);
    }

    [Theory]
    [InlineData("", new[] { 0.5, 1, 2, 4 })]
    [InlineData("-RetryIntervalSec 40 -MaximumRetryCount 2", new[] { 20d, 30 })]
    [InlineData("-MaximumRetryCount 0", new double[0])]
    public void Waits_longer_after_each_retry(string parameters, double[] seconds)
    {
        _emulator.Faults.Add(new Fault { Status = 503, Count = 100 });
        AomSendResult result = Send(parameters + " -FlushIntervalSec 3600").Single<AomSendResult>();
        Assert.Equal((AomSendStatus.Undelivered, seconds.Length + 1), (result.Status, result.AttemptCount));
        Assert.Equal(seconds, _waits.Select(wait => wait.Time.TotalSeconds).Where(time => time < 1800));
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
        _uptime = TimeSpan.FromSeconds(seconds);
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
            _connection, new Func<bool>(() => _waits.Any(IsRetry)));
        Assert.Equal("downstream", result.Thrown!.Message);
        Assert.True(_waits.First(IsRetry).Stop.IsCancellationRequested);

        static bool IsRetry((TimeSpan Time, CancellationToken Stop) wait) => wait.Time < TimeSpan.FromMinutes(1);
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
        _isTicking = true;
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
            _ahead += TimeSpan.FromSeconds(6);
        }

        if (_ticks.CurrentCount == 0)
        {
            _ticks.Release();
        }

        return _emulator.Points.Count >= count;
    }

    // Those that watch the age of metrics never end by themselves.
    private Task DelayAsync(TimeSpan time, CancellationToken stop)
    {
        _waits.Enqueue((time, stop));
        if (_isTicking)
        {
            return _ticks.WaitAsync(stop);
        }

        return _isWaiting || time > TimeSpan.FromSeconds(60) || time == TimeSpan.FromSeconds(5) ? Task.Delay(Timeout.InfiniteTimeSpan, stop) : Task.CompletedTask;
    }

    private PowerShellResult Send(string parameters) => _session.Run("New-AomMetric a 1 -Namespace A.b | Send-AomMetricData -Connection $args[0] " + parameters, _connection);
}
