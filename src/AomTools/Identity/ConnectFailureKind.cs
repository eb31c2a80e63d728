namespace AomTools.Identity;

/// <summary>The causes of a failed Connect-Aom that a script may handle differently. Error IDs have these names.</summary>
internal enum ConnectFailureKind
{
    /// <summary>IAM or the metadata service is unavailable, or its response cannot be used.</summary>
    ConnectFailed,

    /// <summary>IAM rejected the login.</summary>
    LoginRejected,

    /// <summary>No provider has a credential.</summary>
    CredentialNotFound,

    /// <summary>The credential is blank or incomplete, or contains characters that cannot be sent.</summary>
    CredentialInvalid,

    /// <summary>Neither the region nor the endpoint is known.</summary>
    RegionMissing,

    /// <summary>The text is not a region ID.</summary>
    RegionInvalid,

    /// <summary>The text is not an address that can be used as an endpoint.</summary>
    EndpointInvalid,

    /// <summary>The text is not a project ID.</summary>
    ProjectIdInvalid,

    /// <summary>The project ID is unknown, and IAM lists none or several.</summary>
    ProjectNotFound,

    /// <summary>The text is not the address of a proxy, or the proxy parameters contradict each other.</summary>
    ProxyInvalid,

    /// <summary>SecretManagement cannot supply the secret.</summary>
    SecretUnavailable,
}
