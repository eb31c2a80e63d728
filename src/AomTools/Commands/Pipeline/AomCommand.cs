using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Commands.Display;

namespace AomTools.Commands.Pipeline;

/// <summary>The base of every cmdlet: one stop token that Ctrl+C cancels, waiting on the pipeline thread, and warnings that come once a run.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AomCommand : PSCmdlet, IDisposable
{
    // A run with more kinds of warning than this has said enough.
    private const int WarningsMax = 1000;

    private readonly CancellationTokenSource _stop = new();
    private readonly HashSet<string> _warned = [];

    private protected CancellationToken StopToken => _stop.Token;

    private protected PipelinePump Pump { get; } = new();

    /// <summary>Ends whatever the cmdlet waits for.</summary>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Ends what is still under way, and frees it.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what is still under way, and frees it.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Pump.Dispose();
            _stop.Dispose();
        }
    }

    /// <summary>The full path of a folder; a path of another provider than the file system ends the run.</summary>
    private protected string FolderPath(string path)
    {
        string full = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
        if (provider.Name != "FileSystem")
        {
            ThrowTerminatingError(AomErrors.SpoolPathInvalid(path, provider.Name));
        }

        return full;
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

        // Work that was stopped may end in order.
        if (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private protected void WarnOnce(AomViolation remark)
    {
        // Of times one is enough: every message names another.
        string key = remark.Field == "collect_time" ? remark.Rule : remark.Rule + "\n" + remark.Message;
        if (_warned.Count < WarningsMax && _warned.Add(key))
        {
            WriteWarning(remark.Message);
        }
    }
}
