using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Identity;

namespace AomTools.Tests.Transport;

/// <summary>An issuer of tokens that responds from a queue whose last entry repeats, and counts how often it was asked.</summary>
internal sealed class FakeLogin
{
    private readonly Queue<Func<Task<CredentialGrant>>> _grants = new();

    public int Count { get; private set; }

    public SecretText Password { get; } = SecretText.From("a-password");

    public FakeLogin Issue(string token, DateTimeOffset? expiresAt = null, string? project = null) =>
        Respond(CredentialGrant.Of(new TimedCredential(new TokenCredential(SecretText.From(token)), expiresAt, project)));

    public FakeLogin Respond(CredentialGrant grant) => Respond(() => Task.FromResult(grant));

    public FakeLogin Respond(Func<Task<CredentialGrant>> grant)
    {
        _grants.Enqueue(grant);
        return this;
    }

    public RenewedCredential Source(TimeSpan margin, Func<DateTimeOffset> now) => new("IamUser", FetchAsync, margin, now, Password);

    private Task<CredentialGrant> FetchAsync(CancellationToken stop)
    {
        Count++;
        return (_grants.Count > 1 ? _grants.Dequeue() : _grants.Peek())();
    }
}
