namespace AomTools;

/// <summary>The kind of credential that a connection uses.</summary>
public enum AomAuthenticationType
{
    /// <summary>A permanent access key: access key ID and secret key.</summary>
    AccessKey,

    /// <summary>A temporary access key with its security token.</summary>
    TemporaryAccessKey,

    /// <summary>An IAM token that the user supplied.</summary>
    Token,

    /// <summary>An IAM user and password; the token is refreshed before it expires.</summary>
    IamUser,

    /// <summary>The temporary access key of the agency of this ECS.</summary>
    EcsAgency,

    /// <summary>An access key from environment variables.</summary>
    Environment,

    /// <summary>An access key from the credentials file.</summary>
    CredentialsFile,
}
