namespace AomTools.Identity;

/// <summary>What can be seen to be wrong with a pair of identifier and secret before it is used.</summary>
internal enum CredentialProblem
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The identifier is blank.</summary>
    NoIdentifier,

    /// <summary>The secret is blank.</summary>
    NoSecret,

    /// <summary>The identifier has a character that cannot be sent.</summary>
    IdentifierCharacters,

    /// <summary>The secret has a control character.</summary>
    SecretCharacters,

    /// <summary>The token, or the security token, is blank or has a character that cannot be sent.</summary>
    TokenCharacters,

    /// <summary>The identifier looks like a secret key, and the secret like an access key id.</summary>
    Swapped,
}
