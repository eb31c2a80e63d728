namespace AomTools.Http;

/// <summary>The reason why no response arrived.</summary>
internal enum TransportError
{
    /// <summary>A response arrived.</summary>
    None,

    /// <summary>The connection failed, or broke before the whole request was sent.</summary>
    Connection,

    /// <summary>The connection broke after the request was sent: the service may have processed it.</summary>
    ConnectionLost,

    /// <summary>The host name could not be resolved.</summary>
    NameResolution,

    /// <summary>The TLS handshake failed.</summary>
    Tls,

    /// <summary>The proxy rejected the request or could not be reached.</summary>
    Proxy,

    /// <summary>The complete response did not arrive within the timeout.</summary>
    Timeout,

    /// <summary>No credential could be fetched, so nothing was sent.</summary>
    CredentialUnavailable,

    /// <summary>Disconnect-Aom closed the connection, so nothing was sent.</summary>
    ConnectionClosed,
}
