using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Commands.Display;

namespace AomTools.Commands.Pipeline;

/// <summary>The base of every cmdlet: cancellation by Ctrl+C, waiting on the pipeline thread, and each warning once per run.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AomCommand : PSCmdlet, IDisposable
{
    // Limits the memory for messages.
    private const int MaxWarnings = 1000;

    private readonly CancellationTokenSource _stop = new();
    private readonly HashSet<string> _warned = [];

    private protected CancellationToken StopToken => _stop.Token;

    private protected PipelinePump Pump { get; } = new();

    /// <summary>Cancels the work that the cmdlet waits for.</summary>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Ends pending work and frees its resources.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends pending work and frees its resources.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Pump.Dispose();
            _stop.Dispose();
        }
    }

    /// <summary>Returns the full path of a folder; ends the run if the path belongs to a provider other than the file system.</summary>
    private protected string FolderPath(string path)
    {
        string full = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        if (provider.Name != "FileSystem")
        {
            ThrowTerminatingError(AomErrors.SpoolPathInvalid(path, provider.Name));
        }

        return full;
    }

    /// <summary>Returns the full path of a file.</summary>
    /// <exception cref="NotSupportedException">The path does not belong to the file system.</exception>
    private protected string FilePath(string path)
    {
        try
        {
            string full = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            return provider.Name == "FileSystem" ? full : throw new NotSupportedException(MessageText.Format(Strings.FileProvider, provider.Name));
        }
        catch (SessionStateException error)
        {
            // The drive or provider does not exist.
            throw new NotSupportedException(error.Message, error);
        }
    }

    private protected void CancelWork() => _stop.Cancel();

    private protected void Await(Task work)
    {
        try
        {
            Pump.Await(work);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        // Canceled work may complete without an exception.
        if (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private protected void WarnOnce(AomViolation warning)
    {
        // Messages about times all differ, so show only the first.
        string key = warning.Field == "collect_time" ? warning.Rule : warning.Rule + "\n" + warning.Message;
        if (_warned.Count < MaxWarnings && _warned.Add(key))
        {
            WriteWarning(MessageText.Visible(warning.Message));
        }
    }
}
