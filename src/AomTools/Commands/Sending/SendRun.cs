using System;
using System.IO;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Commands.Display;
using AomTools.Compat;
using AomTools.Delivery;
using AomTools.Metrics;

namespace AomTools.Commands.Sending;

/// <summary>Runs Send-AomMetricData on the pipeline thread: starts the sender, adds metrics and always ends the sender.</summary>
internal sealed class SendRun : IDisposable
{
    // Cancellation ends requests immediately; only disk access may take longer.
    private static readonly TimeSpan s_endLimit = TimeSpan.FromSeconds(5);

    private readonly Cmdlet _command;
    private readonly AomConnection _connection;
    private readonly OutcomeWriter _outcomes;
    private readonly Action<Task> _await;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _watch;
    private readonly DuplicateFinder _duplicates = DuplicateFinder.StartSend();
    private MetricSender? _sender;

    public SendRun(Cmdlet command, AomConnection connection, DeliveryOptions options, OutcomeWriter outcomes, Action<Task> wait, CancellationToken stop)
    {
        _command = command;
        _connection = connection;
        _outcomes = outcomes;
        _await = wait;
        _sender = CreateSender(options, stop);
        _watch = _sender.RunFlushTimerAsync(_ended.Token);
    }

    /// <summary>Adds metrics, and waits while the buffer is full.</summary>
    public void Add(ArraySegment<AomMetric> metrics, long rejectedBefore)
    {
        FindDuplicates(metrics);
        for (int added = 0; _sender is not null && (added += _sender.TryAdd(metrics.From(added))) < metrics.Count;)
        {
            _await(_sender.BufferAvailable);
            EndIfCredentialRejected(rejectedBefore, metrics.From(added));
        }
    }

    /// <summary>Sends the remaining metrics and ends the run.</summary>
    public void Complete(long rejectedBefore)
    {
        if (_sender is not null)
        {
            _await(_sender.CompleteAsync());
            EndIfCredentialRejected(rejectedBefore);
            if (_duplicates.Describe() is string warning)
            {
                _command.WriteWarning(MessageText.Visible(warning));
            }

            _outcomes.End(rejectedBefore, _sender.GetSpoolStatus(), credentialRejected: false);
        }
    }

    /// <summary>Waits briefly for canceled work, then frees its resources.</summary>
    public void Dispose()
    {
        _ended.Cancel();
        EndWork();
        _duplicates.Dispose();
        _ended.Dispose();
    }

    private void FindDuplicates(ArraySegment<AomMetric> metrics)
    {
        bool anyFound = false;
        for (int i = 0; i < metrics.Count; i++)
        {
            anyFound |= _duplicates.Add(metrics.Array![metrics.Offset + i]);
        }

        if (anyFound)
        {
            _outcomes.Summary.DuplicateCount = _duplicates.DuplicateCount;
        }
    }

    private MetricSender CreateSender(DeliveryOptions options, CancellationToken stop)
    {
        try
        {
            return MetricSenderFactory.Create(_connection, options, _outcomes, stop);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _command.WriteError(AomErrors.SpoolUnavailable(options.SpoolPath!, error));
            _outcomes.Summary.SpoolFailed = true;
            return MetricSenderFactory.Create(_connection, options.WithoutSpool(), _outcomes, stop);
        }
    }

    // Every later request would fail in the same way: write one error with all unsent metrics.
    private void EndIfCredentialRejected(long rejectedBefore, ArraySegment<AomMetric> last = default)
    {
        if (_sender!.IsCredentialRejected)
        {
            _sender.AddUnsent(last);
            MetricSender sender = _sender;
            _sender = null;
            _await(sender.CompleteAsync());
            sender.Dispose();
            SpoolStatus status = sender.GetSpoolStatus();
            ErrorRecord error = _outcomes.CredentialError(status.PendingCount);
            _outcomes.End(rejectedBefore, status, credentialRejected: true);
            _command.ThrowTerminatingError(error);
        }
    }

    private void EndWork()
    {
        Task work = Task.WhenAll(_sender?.WaitForInFlightAsync() ?? Task.CompletedTask, _watch);
        if (!work.IsCompleted)
        {
            Task.WaitAny(work, Task.Delay(s_endLimit));
        }

        _sender?.Dispose();
    }
}
