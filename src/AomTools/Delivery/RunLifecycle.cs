namespace AomTools.Delivery;

/// <summary>The state of a run and the transitions that are allowed. The first end decides.</summary>
internal sealed class RunLifecycle
{
    private readonly object _gate = new();
    private volatile RunState _state = RunState.Running;
    private bool _isCredentialRejected;

    // For each metric: no lock to read it.
    public bool IsRunning => _state == RunState.Running;

    public bool IsCompleting => _state == RunState.Completing;

    /// <summary>True once the credential was rejected, also after the end.</summary>
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

    /// <summary>From running to completing; false in any other state.</summary>
    public bool TryComplete()
    {
        lock (_gate)
        {
            bool isRunning = _state == RunState.Running;
            _state = isRunning ? RunState.Completing : _state;
            return isRunning;
        }
    }

    /// <summary>From running or completing to rejected or stopped, unless the step went through to its end.</summary>
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

    /// <summary>To the end; false if the run has ended already. What is left counts as <paramref name="rest"/>.</summary>
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
