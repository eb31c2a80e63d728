using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Identity;

namespace AomTools.Tests.Hosting;

/// <summary>An issuer of tokens that responds from a queue whose last entry repeats, and counts how often it was asked.</summary>
internal sealed class FakeLogin
{
    private readonly Queue<Func<Task<CredentialFetchResult>>> _grants = new();

    public int Count { get; private set; }

    public SecretText Password { get; } = SecretText.From("a-password");

    public FakeLogin Issue(string token, DateTimeOffset? expiresAt = null, string? project = null) =>
        Respond(CredentialFetchResult.FromCredential(new ExpiringCredential(new TokenCredential(SecretText.From(token)), expiresAt, project)));

    public FakeLogin Respond(CredentialFetchResult fetched) => Respond(() => Task.FromResult(fetched));

    public FakeLogin Respond(Func<Task<CredentialFetchResult>> grant)
    {
        _grants.Enqueue(grant);
        return this;
    }

    public RefreshingCredentialProvider Source(TimeSpan margin, Func<DateTimeOffset> now) => new(AomAuthenticationType.IamUser, FetchAsync, margin, now, Password);

    private Task<CredentialFetchResult> FetchAsync(CancellationToken stop)
    {
        Count++;
        return (_grants.Count > 1 ? _grants.Dequeue() : _grants.Peek())();
    }
}
