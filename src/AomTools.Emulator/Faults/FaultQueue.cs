using System.Collections.Generic;
using System.Threading.Tasks;

namespace AomTools.Emulator.Faults;

/// <summary>Faults in the order in which they were added; each applies to its number of requests.</summary>
public sealed class FaultQueue
{
    private readonly object _gate = new();
    private readonly List<PendingFault> _faults = [];
    private int _lastId;
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

    /// <summary>The faults in their order, as a copy.</summary>
    internal IReadOnlyList<PendingFault> List
    {
        get
        {
            lock (_gate)
            {
                return [.. _faults];
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
            _faults.Add(new PendingFault(++_lastId, fault, fault.Count));
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

            PendingFault taken = _faults[at];
            if (taken.Left > 1)
            {
                _faults[at] = taken with { Left = taken.Left - 1 };
            }
            else
            {
                _faults.RemoveAt(at);
            }

            return taken.Fault;
        }
    }

    /// <summary>Removes one fault; false if it is not in the queue any more.</summary>
    internal bool Remove(int id)
    {
        lock (_gate)
        {
            return _faults.RemoveAll(fault => fault.Id == id) > 0;
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
