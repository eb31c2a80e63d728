using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

namespace AomTools.Commands.Pipeline;

/// <summary>Runs callbacks of other threads on the pipeline thread, which is the only thread that may write.</summary>
internal sealed class PipelinePump : IDisposable
{
    private readonly ConcurrentQueue<Action> _queue = new();
    private readonly SemaphoreSlim _signal = new(0);

    /// <summary>Queues an action for the pipeline thread. Call it from any thread.</summary>
    public void Post(Action action)
    {
        _queue.Enqueue(action);
        Wake();
    }

    /// <summary>Runs the queued actions. Call it on the pipeline thread.</summary>
    public void Drain()
    {
        while (_queue.TryDequeue(out Action? action))
        {
            action();
        }
    }

    /// <summary>Runs actions until the work completes, and rethrows its exception. Call it on the pipeline thread.</summary>
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

    // Work abandoned after an exception may complete after Dispose.
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
