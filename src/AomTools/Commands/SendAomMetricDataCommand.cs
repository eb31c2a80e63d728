using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Delivery;
using AomTools.Delivery.Spool;
using AomTools.Transport;

namespace AomTools.Commands;

/// <summary>Send-AomMetricData: takes metrics, sends them in as few requests as fit, and gives a result for each; names every value that did not arrive.</summary>
[Cmdlet(VerbsCommunications.Send, "AomMetricData", SupportsShouldProcess = true)]
[OutputType(typeof(AomSendResult), typeof(AomSendSummary))]
public sealed class SendAomMetricDataCommand : AomConnectedCommand
{
    // A stop ends requests at once. What is left is the disk's.
    private static readonly TimeSpan s_endLimit = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _ended = new();
    private MetricIntake _intake = null!;
    private AomConnection? _connection;
    private Courier? _courier;
    private DryRun? _dryRun;
    private OutcomeWriter _outcomes = null!;
    private Task _watch = Task.CompletedTask;
    private string? _spool;

    /// <summary>Metrics, live or deserialized, one by one or as an array.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [Alias("Metric")]
    public PSObject? InputObject { get; set; }

    /// <summary>The most requests in flight at a time, 1 to 64. Points of a series are never in two of them.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>How often a request that may go through later is repeated, 0 to 100.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 4;

    /// <summary>The wait before the first repetition in seconds, 0 to 60; it doubles each time up to 60 s, and a random part of it is waited.</summary>
    [Parameter]
    [ValidateRange(0, 60)]
    public int RetryIntervalSec { get; set; } = 1;

    /// <summary>The longest that one attempt may take, in seconds, 1 to 600.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSec { get; set; } = 30;

    /// <summary>How long a point may wait for company before it is sent, in seconds, 1 to 3600.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int FlushIntervalSec { get; set; } = 10;

    /// <summary>A folder that keeps each value from the moment it is taken until it is settled. Without input, what waits there is sent.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SpoolPath { get; set; }

    /// <summary>The most that waits in the spool for one target, in megabytes, 1 to 100000; beyond it values are undelivered in place of spooled.</summary>
    [Parameter]
    [ValidateRange(1, 100_000)]
    public int SpoolMaximumSizeMB { get; set; } = 256;

    /// <summary>Gives one summary of the run in place of a result for each request; its ExitCode is for scheduled tasks.</summary>
    [Parameter]
    public SwitchParameter Summary { get; set; }

    /// <summary>Connects the stages.</summary>
    protected override void BeginProcessing()
    {
        _spool = SpoolPath is null ? null : FolderPath(SpoolPath);
        if (IsWhatIf())
        {
            _dryRun = new DryRun(ThrottleLimit);
            _connection = FindConnection();
        }
        else
        {
            _connection = RequireConnection();
            _courier = ShouldProcess(_connection.ToString(), Strings.SendAction) ? StartCourier(_connection) : null;
        }

        Func<DateTimeOffset> now = (_connection?.Surroundings ?? Surroundings.Real).Now;
        _intake = new MetricIntake(now, Add, WriteError, WarnOnce);
    }

    /// <summary>Takes one object, and tells what has happened meanwhile.</summary>
    protected override void ProcessRecord()
    {
        Pump.Drain();
        if (InputObject is not null)
        {
            _intake.Read(InputObject);
        }
        else if (MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(InputObject)))
        {
            WriteError(AomErrors.NullIsNoMetric());
        }
    }

    /// <summary>Sends the rest.</summary>
    protected override void EndProcessing()
    {
        if (_dryRun is not null)
        {
            _dryRun.Finish();
            string target = _connection?.ToString() ?? Strings.NoConnectionYet;
            long waiting = _spool is null || _connection is null ? 0 : SpoolCatalog.CountValues(SpoolFolder.PathOf(_spool, _connection.Endpoint, _connection.ProjectId));
            ShouldProcess(target, _dryRun.Describe(waiting));
        }
        else if (_courier is not null)
        {
            Await(_courier.FinishAsync());
            EndIfBarred();
            _outcomes.End(_intake.Refused, _courier.Standing(), barred: false);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CancelWork();
            _ended.Cancel();
            EndWork();
            _ended.Dispose();
        }

        base.Dispose(disposing);
    }

    private Courier StartCourier(AomConnection connection)
    {
        DeliveryOptions options = new()
        {
            ThrottleLimit = ThrottleLimit,
            MaximumRetryCount = MaximumRetryCount,
            RetryInterval = TimeSpan.FromSeconds(RetryIntervalSec),
            Timeout = TimeSpan.FromSeconds(TimeoutSec),
            FlushInterval = TimeSpan.FromSeconds(FlushIntervalSec),
            SpoolPath = _spool,
            SpoolMaximumBytes = SpoolMaximumSizeMB * 1024L * 1024L,
        };
        _outcomes = new OutcomeWriter(this, Pump, Summary, _spool, WarnOnce, connection.Surroundings.Uptime);
        Courier courier = CreateCourier(connection, options);
        _watch = courier.WatchAgeAsync(_ended.Token);
        return courier;
    }

    private Courier CreateCourier(AomConnection connection, DeliveryOptions options)
    {
        try
        {
            return CourierFactory.Create(connection, options, _outcomes, StopToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            WriteError(AomErrors.SpoolUnusable(options.SpoolPath!, error));
            _outcomes.Summary.SpoolFailed = true;
            return CourierFactory.Create(connection, options.WithoutSpool(), _outcomes, StopToken);
        }
    }

    private void Add(AomMetric metric)
    {
        if (_dryRun is not null)
        {
            _dryRun.Add(metric);
            return;
        }

        while (_courier is not null && !_courier.TryAdd(metric))
        {
            Await(_courier.Room);
            EndIfBarred(metric);
        }
    }

    // Every later request would fail alike: say it once, with all that was not sent.
    private void EndIfBarred(AomMetric? last = null)
    {
        if (_courier!.IsBarred)
        {
            if (last is not null)
            {
                _courier.AddLast(last);
            }

            List<AomMetric> unsent = _courier.TakeUnsettled();
            bool kept = _courier.Keeps;
            _courier.Dispose();
            SpoolStanding standing = _courier.Standing();
            _courier = null;
            ErrorRecord error = _outcomes.Bar(_connection!, unsent, kept, standing.Waiting);
            _outcomes.End(_intake.Refused, standing, barred: true);
            ThrowTerminatingError(error);
        }
    }

    private void EndWork()
    {
        Task work = Task.WhenAll(_courier?.Room ?? Task.CompletedTask, _watch);
        if (!work.IsCompleted)
        {
            Task.WaitAny(work, Task.Delay(s_endLimit));
        }

        _courier?.Dispose();
    }

    private bool IsWhatIf() => MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given)
        ? (SwitchParameter)given
        : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference", false));
}
