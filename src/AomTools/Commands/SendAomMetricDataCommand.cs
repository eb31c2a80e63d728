using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Delivery;
using AomTools.Delivery.Spool;

namespace AomTools.Commands;

/// <summary>Send-AomMetricData: takes metrics, sends them in as few requests as fit, and gives a result for each; names every value that did not arrive.</summary>
[Cmdlet(VerbsCommunications.Send, "AomMetricData", SupportsShouldProcess = true)]
[OutputType(typeof(AomSendResult), typeof(AomSendSummary))]
public sealed class SendAomMetricDataCommand : AomConnectedCommand
{
    // A stop ends requests at once. What is left is the disk's.
    private static readonly TimeSpan s_endLimit = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _ended = new();
    private MetricInputReader _inputReader = null!;
    private AomConnection? _connection;
    private MetricSender? _sender;
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
    public int MaximumSpoolSizeMB { get; set; } = 256;

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
            _sender = ShouldProcess(_connection.ToString(), Strings.SendAction) ? StartSender(_connection) : null;
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
            long pending = _spool is null || _connection is null ? 0 : SpoolCatalog.CountValues(SpoolFileName.FolderOf(_spool, _connection.Endpoint, _connection.ProjectId));
            ShouldProcess(target, _dryRun.Describe(pending));
        }
        else if (_sender is not null)
        {
            Await(_sender.CompleteAsync());
            EndIfCredentialRejected();
            _outcomes.End(_inputReader.Rejected, _sender.GetSpoolStatus(), credentialRejected: false);
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

    private MetricSender StartSender(AomConnection connection)
    {
        DeliveryOptions options = new()
        {
            ThrottleLimit = ThrottleLimit,
            MaximumRetryCount = MaximumRetryCount,
            RetryInterval = TimeSpan.FromSeconds(RetryIntervalSec),
            Timeout = TimeSpan.FromSeconds(TimeoutSec),
            FlushInterval = TimeSpan.FromSeconds(FlushIntervalSec),
            SpoolPath = _spool,
            SpoolMaximumBytes = MaximumSpoolSizeMB * 1024L * 1024L,
        };
        _outcomes = new OutcomeWriter(this, Pump, Summary, _spool, WarnOnce, connection.TimeProvider);
        MetricSender sender = CreateSender(connection, options);
        _watch = sender.RunFlushTimerAsync(_ended.Token);
        return sender;
    }

    private MetricSender CreateSender(AomConnection connection, DeliveryOptions options)
    {
        try
        {
            return MetricSenderFactory.Create(connection, options, _outcomes, StopToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            WriteError(AomErrors.SpoolUnavailable(options.SpoolPath!, error));
            _outcomes.Summary.SpoolFailed = true;
            return MetricSenderFactory.Create(connection, options.WithoutSpool(), _outcomes, StopToken);
        }
    }

    private void Add(AomMetric metric)
    {
        if (_dryRun is not null)
        {
            _dryRun.Add(metric);
            return;
        }

        while (_sender is not null && !_sender.TryAdd(metric))
        {
            Await(_sender.BufferAvailable);
            EndIfCredentialRejected(metric);
        }
    }

    // Every later request would fail alike: say it once, with all that was not sent.
    private void EndIfCredentialRejected(AomMetric? last = null)
    {
        if (_sender!.IsCredentialRejected)
        {
            if (last is not null)
            {
                _sender.AddUnsent(last);
            }

            List<AomMetric> unsent = _sender.TakeUnsettled();
            bool kept = _sender.PersistsUnsent;
            _sender.Dispose();
            SpoolStatus status = _sender.GetSpoolStatus();
            _sender = null;
            ErrorRecord error = _outcomes.CredentialError(_connection!, unsent, kept, status.Pending);
            _outcomes.End(_inputReader.Rejected, status, credentialRejected: true);
            ThrowTerminatingError(error);
        }
    }

    private void EndWork()
    {
        Task work = Task.WhenAll(_sender?.BufferAvailable ?? Task.CompletedTask, _watch);
        if (!work.IsCompleted)
        {
            Task.WaitAny(work, Task.Delay(s_endLimit));
        }

        _sender?.Dispose();
    }

    private bool IsWhatIf() => MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given)
        ? (SwitchParameter)given
        : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference", false));
}
