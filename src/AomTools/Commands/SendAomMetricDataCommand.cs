using System;
using System.Management.Automation;
using AomTools.Commands.Display;
using AomTools.Commands.Input;
using AomTools.Commands.Sending;
using AomTools.Delivery;
using AomTools.Delivery.Spool;

namespace AomTools.Commands;

/// <summary>Send-AomMetricData: takes metrics, sends them in as few requests as fit, and gives a result for each; names every value that did not arrive.</summary>
[Cmdlet(VerbsCommunications.Send, "AomMetricData", SupportsShouldProcess = true)]
[OutputType(typeof(AomSendResult), typeof(AomSendSummary))]
public sealed class SendAomMetricDataCommand : AomConnectedCommand
{
    private MetricInputReader _inputReader = null!;
    private AomConnection? _connection;
    private SendRun? _run;
    private DryRun? _dryRun;
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
    public int MaximumSpoolSizeMB { get; set; } = 256;

    /// <summary>Sends the expired entries of the spool again. Those that AOM still considers too old expire again.</summary>
    [Parameter]
    public SwitchParameter IncludeExpired { get; set; }

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
            _run = ShouldProcess(_connection.ToString(), Strings.SendAction) ? StartRun(_connection) : null;
        }

        TimeProvider timeProvider = _connection?.TimeProvider ?? TimeProvider.System;
        _inputReader = new MetricInputReader(timeProvider.GetUtcNow, Add, WriteError, WarnOnce);
    }

    /// <summary>Takes one object, and tells what has happened meanwhile.</summary>
    protected override void ProcessRecord()
    {
        Pump.Drain();
        if (InputObject is not null)
        {
            _inputReader.Read(InputObject);
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
            long pending = _spool is null || _connection is null ? 0 : SpoolCatalog.CountPending(SpoolTargetName.FolderOf(_spool, _connection.Endpoint, _connection.ProjectId));
            ShouldProcess(target, _dryRun.Describe(pending));
        }
        else
        {
            _run?.Complete(_inputReader.Rejected);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CancelWork();
            _run?.Dispose();
        }

        base.Dispose(disposing);
    }

    private SendRun StartRun(AomConnection connection)
    {
        DeliveryOptions options = new()
        {
            ThrottleLimit = ThrottleLimit,
            MaximumRetryCount = MaximumRetryCount,
            RetryInterval = TimeSpan.FromSeconds(RetryIntervalSec),
            Timeout = TimeSpan.FromSeconds(TimeoutSec),
            FlushInterval = TimeSpan.FromSeconds(FlushIntervalSec),
            SpoolPath = _spool,
            IncludeExpired = IncludeExpired,
            SpoolMaximumBytes = MaximumSpoolSizeMB * 1024L * 1024L,
        };
        OutcomeWriter outcomes = new(this, connection, Pump.Post, Summary, _spool, WarnOnce, connection.TimeProvider);
        return new SendRun(this, connection, options, outcomes, Await, StopToken);
    }

    private void Add(AomMetric metric)
    {
        if (_dryRun is not null)
        {
            _dryRun.Add(metric);
        }
        else
        {
            _run?.Add(metric, _inputReader.Rejected);
        }
    }

    private bool IsWhatIf() => MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given)
        ? (SwitchParameter)given
        : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference", false));
}
