using System;
using System.Management.Automation;
using AomTools.Commands.Display;
using AomTools.Commands.Input;
using AomTools.Commands.Pipeline;
using AomTools.Commands.Sending;
using AomTools.Delivery;
using AomTools.Delivery.Spool;

namespace AomTools.Commands;

/// <summary>Send-AomMetricData: sends metrics in as few requests as possible and reports every metric that was not delivered.</summary>
[Cmdlet(VerbsCommunications.Send, "AomMetricData", SupportsShouldProcess = true, HelpUri = HelpPages.Address + "Send-AomMetricData.md")]
[OutputType(typeof(AomSendResult), typeof(AomSendSummary))]
public sealed class SendAomMetricDataCommand : AomConnectedCommand, IMetricArrayReader
{
    private MetricInputReader _inputReader = null!;
    private AomConnection? _connection;
    private SendRun? _run;
    private DryRun? _dryRun;
    private string? _spool;

    /// <summary>Live or deserialized metrics, one by one or as an array.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [Alias("Metric")]
    public PSObject? InputObject { get; set; }

    /// <summary>The maximum number of concurrent requests, 1 to 64. No two of them share a series.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>The maximum number of retries per request, 0 to 100.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 4;

    /// <summary>The delay before the first retry in seconds, 0 to 60. It doubles up to 60 seconds, with random jitter.</summary>
    [Parameter]
    [ValidateRange(0, 60)]
    public int RetryIntervalSec { get; set; } = 1;

    /// <summary>The timeout of one attempt in seconds, 1 to 600.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSec { get; set; } = 30;

    /// <summary>The maximum time that a metric stays in the buffer in seconds, 1 to 3600.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int FlushIntervalSec { get; set; } = 10;

    /// <summary>The folder of the spool, which stores metrics until they are settled. Without input, the cmdlet sends pending metrics.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SpoolPath { get; set; }

    /// <summary>The maximum size of the spool per target in megabytes, 1 to 100,000; beyond it, metrics are undelivered.</summary>
    [Parameter]
    [ValidateRange(1, 100_000)]
    public int MaximumSpoolSizeMB { get; set; } = 256;

    /// <summary>Sends the expired entries of the spool again. Metrics that AOM still considers too old expire again.</summary>
    [Parameter]
    public SwitchParameter IncludeExpired { get; set; }

    /// <summary>Returns one summary instead of one result per request; its ExitCode is for scheduled tasks.</summary>
    [Parameter]
    public SwitchParameter Summary { get; set; }

    /// <summary>Starts the run.</summary>
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

    /// <summary>Reads one object and writes pending output.</summary>
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

    /// <summary>Sends the remaining metrics.</summary>
    protected override void EndProcessing()
    {
        if (_dryRun is not null)
        {
            _dryRun.Finish();
            string target = _connection?.ToString() ?? Strings.NoConnectionYet;
            long pending = _spool is null || _connection is null ? 0 : SpoolCatalog.CountPending(SpoolTargetName.GetFolder(_spool, _connection.Endpoint, _connection.ProjectId));
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
            IncludeExpired = IncludeExpired,
        };
        options = _spool is null ? options : options.WithSpool(_spool, MaximumSpoolSizeMB * 1024L * 1024L);
        OutcomeWriter outcomes = new(this, connection, Pump.Post, Summary, _spool, WarnOnce, connection.TimeProvider);
        return new SendRun(this, connection, options, outcomes, Await, StopToken);
    }

    private void Add(ArraySegment<AomMetric> metrics)
    {
        if (_dryRun is not null)
        {
            _dryRun.Add(metrics);
        }
        else
        {
            _run?.Add(metrics, _inputReader.Rejected);
        }
    }

    private bool IsWhatIf() => MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given)
        ? (SwitchParameter)given
        : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference", false));
}
