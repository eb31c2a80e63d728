using System;
using System.ComponentModel;
using System.Management.Automation;
using System.Threading.Tasks;
using AomTools.Commands.Display;
using AomTools.Http;
using AomTools.Identity;
using AomTools.Queries;

namespace AomTools.Commands;

/// <summary>The base of cmdlets that read from AOM: retries requests, and writes an error for each failed one.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AomQueryCommand : AomConnectedCommand
{
    private QueryProgress? _progress;

    /// <summary>The maximum number of retries per request, 0 to 100.</summary>
    [Parameter]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 4;

    /// <summary>The delay before the first retry in seconds, 0 to 60. It doubles up to 60 seconds, with random jitter.</summary>
    [Parameter]
    [ValidateRange(0, 60)]
    public int RetryIntervalSec { get; set; } = 1;

    private protected QueryClient CreateClient(TimeSpan timeout, int throttleLimit = 1)
    {
        QueryOptions options = new()
        {
            ThrottleLimit = throttleLimit,
            MaximumRetryCount = MaximumRetryCount,
            RetryInterval = TimeSpan.FromSeconds(RetryIntervalSec),
            Timeout = timeout,
        };
        QueryClient client = new(RequireConnection(), options, notice => Pump.Post(() => WriteVerbose(AttemptText.Describe(notice))));
        _progress = new QueryProgress(this, client.Connection.TimeProvider, Pump.Post, DescribeProgress);
        return client;
    }

    /// <summary>Returns the state of the run on one line.</summary>
    private protected abstract string DescribeProgress();

    /// <summary>Removes the progress from the screen.</summary>
    protected override void EndProcessing() => _progress?.Complete();

    private protected T Await<T>(Task<T> work)
    {
        Await((Task)work);
        return work.Result;
    }

    /// <summary>Writes the error of a failed request; ends the run if every later request would fail in the same way.</summary>
    private protected void WriteFailure(QueryClient client, RetryOutcome outcome, string subject, object? target)
    {
        ErrorRecord error = QueryErrors.Failed(client.Connection, outcome, subject, target);
        if (outcome.Classification is ResponseClassification.Unauthorized or ResponseClassification.Forbidden)
        {
            ThrowTerminatingError(error);
        }

        WriteError(error);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _progress?.Dispose();
            CancelWork();
        }

        base.Dispose(disposing);
    }
}
