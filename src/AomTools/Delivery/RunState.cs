namespace AomTools.Delivery;

/// <summary>The state of a run.</summary>
internal enum RunState
{
    /// <summary>Metrics enter and are sent.</summary>
    Running,

    /// <summary>The input has ended; the rest is sent.</summary>
    Completing,

    /// <summary>The credential was rejected: nothing more is sent, and the rest is still to be settled.</summary>
    CredentialRejected,

    /// <summary>The run was stopped: nothing more is sent, and the rest is still to be settled.</summary>
    Stopped,

    /// <summary>Everything is settled.</summary>
    Ended,
}
