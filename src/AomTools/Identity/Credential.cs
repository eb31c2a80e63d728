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

    /// <summary>Adds the proof for this one attempt at this time.</summary>
    public abstract void Authenticate(ApiRequest request, DateTimeOffset now);

    /// <summary>Takes this credential's secrets out of a text of the server's, which may quote our own request, and masks its public part.</summary>
    public abstract string Redact(string text);

    public abstract void Dispose();
}
