using System;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>Authenticates requests by adding headers.</summary>
internal abstract class Credential : IDisposable
{
    /// <summary>The public part, such as an access key ID; null if there is none.</summary>
    public abstract string? Identifier { get; }

    /// <summary>The problem that is visible before the credential is used, if any.</summary>
    public abstract CredentialProblem Problem { get; }

    /// <summary>Returns the request with the headers that authenticate this attempt at this time.</summary>
    public abstract ApiRequest Authenticate(ApiRequest request, DateTimeOffset now);

    /// <summary>Returns the text that was signed for an authenticated request, not redacted; null if this credential does not sign.</summary>
    public abstract string? GetCanonicalRequest(ApiRequest authenticated);

    /// <summary>Redacts the secrets in a server's text, which may quote the request, and masks the public part.</summary>
    public abstract string Redact(string text);

    public abstract void Dispose();
}
