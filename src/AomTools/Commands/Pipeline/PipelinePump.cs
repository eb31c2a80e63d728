using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Commands.Pipeline;

/// <summary>Brings what other threads have to say back to the pipeline thread, the only one that may write: while it waits, and whenever it comes by.</summary>
internal sealed class PipelinePump : IDisposable
{
    private readonly ConcurrentQueue<Action> _queue = new();
    private readonly SemaphoreSlim _signal = new(0);

    /// <summary>From any thread: an action for the pipeline thread.</summary>
    public void Post(Action action)
    {
        _queue.Enqueue(action);
        Wake();
    }

    /// <summary>On the pipeline thread: does what has come so far.</summary>
    public void Drain()
    {
        while (_queue.TryDequeue(out Action? action))
        {
            action();
        }
    }

    /// <summary>On the pipeline thread: waits for the work to end, doing what comes meanwhile; gives its exception as it was.</summary>
    public void Await(Task work)
    {
        work.ContinueWith(_ => Wake(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        do
        {
            Drain();
            if (!work.IsCompleted)
            {
                _signal.Wait();
            }
        }
        while (!work.IsCompleted);

        Drain();
        work.GetAwaiter().GetResult();
    }

    public void Dispose() => _signal.Dispose();

    // Work that was abandoned by an exception may end after the cmdlet is gone.
    private void Wake()
    {
        try
        {
            _signal.Release();
        }
        catch (ObjectDisposedException)
        {
        }
    }
}
