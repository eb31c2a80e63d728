using System.Collections.Generic;
using System.Threading.Tasks;

namespace AomTools.Emulator.Faults;

/// <summary>Faults in the order in which they were added; each applies to its number of requests.</summary>
public sealed class FaultQueue
{
    private readonly object _gate = new();
    private readonly List<(Fault Fault, int Left)> _faults = [];
    private TaskCompletionSource _release = NewGate();
    private TaskCompletionSource _held = NewGate();

    /// <summary>The number of requests that will still fail.</summary>
    public int Pending
    {
        get
        {
            lock (_gate)
            {
                int sum = 0;
                _faults.ForEach(fault => sum += fault.Left);
                return sum;
            }
        }
    }

    /// <summary>Completes when a request is held.</summary>
    public Task Held
    {
        get
        {
            lock (_gate)
            {
                return _held.Task;
            }
        }
    }

    public void Add(Fault fault)
    {
        lock (_gate)
        {
            _faults.Add((fault, fault.Count));
        }
    }

    /// <summary>Continues all held requests.</summary>
    public void ReleaseAll()
    {
        lock (_gate)
        {
            _release.TrySetResult();
            _release = NewGate();
            _held = NewGate();
        }
    }

    internal Fault? Take(RequestKind kind)
    {
        lock (_gate)
        {
            int at = _faults.FindIndex(fault => fault.Fault.Kind == kind || fault.Fault.Kind == RequestKind.Any);
            if (at < 0)
            {
                return null;
            }

            (Fault fault, int left) = _faults[at];
            if (left > 1)
            {
                _faults[at] = (fault, left - 1);
            }
            else
            {
                _faults.RemoveAt(at);
            }

            return fault;
        }
    }

    internal Task HoldAsync()
    {
        lock (_gate)
        {
            _held.TrySetResult();
            return _release.Task;
        }
    }

    public void Clear()
    {
        ReleaseAll();
        lock (_gate)
        {
            _faults.Clear();
        }
    }

    private static TaskCompletionSource NewGate() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
