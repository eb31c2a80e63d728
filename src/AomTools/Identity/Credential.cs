using System;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>Something that makes a call one of ours: adds the headers that prove who asks.</summary>
internal abstract class Credential : IDisposable
{
    /// <summary>The public part, such as an access key id; null where there is none.</summary>
    public abstract string? Identifier { get; }

    /// <summary>What can be seen to be wrong with it before it is used.</summary>
    public abstract CredentialProblem Problem { get; }

    /// <summary>Returns the request with the headers that authenticate this one attempt at this time.</summary>
    public abstract ApiRequest Authenticate(ApiRequest request, DateTimeOffset now);

    /// <summary>The text that was signed for an authenticated request, not redacted; null if this credential signs nothing.</summary>
    public abstract string? GetCanonicalRequest(ApiRequest authenticated);

    /// <summary>Takes this credential's secrets out of a text of the server's, which may quote our own request, and masks its public part.</summary>
    public abstract string Redact(string text);

    public abstract void Dispose();
}
