namespace AomTools.Identity;

/// <summary>The problems of an access key or token that are visible before use.</summary>
internal enum CredentialProblem
{
    /// <summary>No problem.</summary>
    None,

    /// <summary>The identifier is blank.</summary>
    NoIdentifier,

    /// <summary>The secret is blank.</summary>
    NoSecret,

    /// <summary>The identifier contains a character that cannot be sent.</summary>
    IdentifierCharacters,

    /// <summary>The secret contains a control character.</summary>
    SecretCharacters,

    /// <summary>The token or the security token is blank, or contains a character that cannot be sent.</summary>
    TokenCharacters,

    /// <summary>The identifier looks like a secret key, and the secret like an access key ID.</summary>
    Swapped,
}
