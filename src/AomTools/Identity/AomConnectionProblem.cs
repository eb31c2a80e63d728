namespace AomTools;

/// <summary>The cause of a failed connection test.</summary>
public enum AomConnectionProblem
{
    /// <summary>The connection works.</summary>
    None,

    /// <summary>The host name cannot be resolved.</summary>
    NameResolution,

    /// <summary>The proxy is unreachable, rejects the request or requires a credential.</summary>
    Proxy,

    /// <summary>The certificate is not trusted, or there is no common TLS version.</summary>
    Tls,

    /// <summary>No connection, or no response in time.</summary>
    Network,

    /// <summary>The clock of this machine differs too much from AOM's.</summary>
    ClockSkew,

    /// <summary>The access key ID is unknown, deleted or disabled.</summary>
    AccessKeyId,

    /// <summary>The secret key, or the user name, domain or password, is wrong.</summary>
    Secret,

    /// <summary>The access key or account is locked after too many failures.</summary>
    LockedOut,

    /// <summary>The token is truncated, expired or from another region.</summary>
    Token,

    /// <summary>The credential lacks the permission aom:metric:put.</summary>
    Permission,

    /// <summary>The credential is not valid for this project.</summary>
    Project,

    /// <summary>The response does not come from AOM.</summary>
    Endpoint,

    /// <summary>AOM has a fault or limits the rate.</summary>
    Service,
}
