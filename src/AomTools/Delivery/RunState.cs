namespace AomTools.Delivery;

/// <summary>The state of a run.</summary>
internal enum RunState
{
    /// <summary>Metrics enter and are sent.</summary>
    Running,

    /// <summary>The input has ended; the rest is sent.</summary>
    Completing,

    /// <summary>AOM rejected the credential. Nothing more is sent, and the remaining metrics must be settled.</summary>
    CredentialRejected,

    /// <summary>The run was stopped. Nothing more is sent, and the remaining metrics must be settled.</summary>
    Stopped,

    /// <summary>Everything is settled.</summary>
    Ended,
}
