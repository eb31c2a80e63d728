using System;
using System.Management.Automation;
using System.Threading;

namespace AomTools.Commands.Display;

/// <summary>Shows the progress of a run that reads. Starts after one second and updates twice per second, even while AOM does not respond.</summary>
internal sealed class QueryProgress : IDisposable
{
    private static readonly TimeSpan s_start = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(0.5);

    private readonly Cmdlet _command;
    private readonly Func<string> _describe;
    private readonly ITimer _timer;
    private readonly ProgressRecord _record = new(1, Strings.QueryProgressActivity, " ");
    private bool _isShown;
    private int _isPosted;

    /// <summary>Starts the timer; <paramref name="post"/> runs an action on the pipeline thread.</summary>
    public QueryProgress(Cmdlet command, TimeProvider timeProvider, Action<Action> post, Func<string> describe)
    {
        _command = command;
        _describe = describe;
        _timer = timeProvider.CreateTimer(_ => Post(post), null, s_start, s_interval);
    }

    /// <summary>Removes the progress from the screen. Call it on the pipeline thread.</summary>
    public void Complete()
    {
        _timer.Dispose();
        if (_isShown)
        {
            _record.RecordType = ProgressRecordType.Completed;
            _command.WriteProgress(_record);
        }
    }

    public void Dispose() => _timer.Dispose();

    // At most one action at a time: the pipeline thread may be busy for a long time.
    private void Post(Action<Action> post)
    {
        if (Interlocked.Exchange(ref _isPosted, 1) == 0)
        {
            post(Show);
        }
    }

    private void Show()
    {
        Volatile.Write(ref _isPosted, 0);
        if (_record.RecordType != ProgressRecordType.Completed)
        {
            _isShown = true;
            _record.StatusDescription = _describe();
            _command.WriteProgress(_record);
        }
    }
}
