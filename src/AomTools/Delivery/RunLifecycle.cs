namespace AomTools.Delivery;

/// <summary>The state of a run and its allowed transitions. The first end takes precedence.</summary>
internal sealed class RunLifecycle
{
    private readonly object _gate = new();
    private volatile RunState _state = RunState.Running;
    private bool _isCredentialRejected;

    // Read for each metric, so it takes no lock.
    public bool IsRunning => _state == RunState.Running;

    public bool IsCompleting => _state == RunState.Completing;

    /// <summary>True after AOM rejected the credential, even after the end of the run.</summary>
    public bool IsCredentialRejected
    {
        get
        {
            lock (_gate)
            {
                return _isCredentialRejected;
            }
        }
    }

    /// <summary>Changes from running to completing; returns false in any other state.</summary>
    public bool TryComplete()
    {
        lock (_gate)
        {
            bool isRunning = _state == RunState.Running;
            _state = isRunning ? RunState.Completing : _state;
            return isRunning;
        }
    }

    /// <summary>Changes from running or completing to rejected or stopped, unless the step completed.</summary>
    public void Advance(DeliveryEnd end)
    {
        lock (_gate)
        {
            if (_state is RunState.Running or RunState.Completing && end != DeliveryEnd.Completed)
            {
                _isCredentialRejected = end == DeliveryEnd.CredentialRejected;
                _state = _isCredentialRejected ? RunState.CredentialRejected : RunState.Stopped;
            }
        }
    }

    /// <summary>Ends the run; returns false if it has already ended. Unsettled metrics count as <paramref name="rest"/>.</summary>
    public bool TryEnd(out DeliveryEnd rest)
    {
        lock (_gate)
        {
            rest = _isCredentialRejected ? DeliveryEnd.CredentialRejected : DeliveryEnd.Stopped;
            bool isOpen = _state != RunState.Ended;
            _state = RunState.Ended;
            return isOpen;
        }
    }
}
