using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;
using AomTools.Identity;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Identity;

public sealed class RefreshingCredentialProviderTests
{
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(40);
    private static readonly CredentialFetchResult s_unavailable = CredentialFetchResult.Unavailable(new ApiResponse { StatusCode = 503 });
    private static readonly CredentialFetchResult s_refused = CredentialFetchResult.Rejected(new ApiResponse { StatusCode = 401 });

    private readonly FakeLogin _login = new();
    private readonly RefreshingCredentialProvider _provider;
    private DateTimeOffset _now = TestMetrics.Noon;

    public RefreshingCredentialProviderTests() => _provider = _login.Source(s_margin, () => _now);

    [Theory]
    [InlineData(2 * 60, 0, 1)]
    [InlineData(2 * 60, 79, 1)]
    [InlineData(2 * 60, 80, 2)]
    [InlineData(2 * 60, 121, 2)]
    [InlineData(null, 60 * 24 * 365, 1)]
    public async Task GetAsync_TimePasses_RefreshesTheMarginBeforeTheEnd(int? lifetime, int passed, int logins)
    {
        _login.Issue("t1", lifetime is int minutes ? _now.AddMinutes(minutes) : null).Issue("t2", _now.AddDays(9));
        await TokenAsync();
        _now = _now.AddMinutes(passed);
        Assert.Equal(("t" + logins, logins), (await TokenAsync(), _login.Count));
        Assert.Equal(logins, await TokenAsync() is null ? 0 : _login.Count);
    }

    [Fact]
    public async Task GetAsync_LoginRejected_IsNeverRepeated()
    {
        _login.Respond(s_refused).Issue("t1");
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(401, (await GetAsync()).Failure!.StatusCode);
        }

        Assert.Equal(1, _login.Count);
    }

    [Fact]
    public async Task GetAsync_IssuerUnavailable_AsksAgain()
    {
        _login.Respond(s_unavailable).Issue("t1");
        Assert.Equal(503, (await GetAsync()).Failure!.StatusCode);
        Assert.Equal("t1", await TokenAsync());
    }

    // Otherwise every request would ask an issuer whose response cannot be used.
    [Theory]
    [InlineData(59, 1)]
    [InlineData(60, 2)]
    public async Task GetAsync_ResponseCannotBeUsed_PausesAMinute(int passed, int logins)
    {
        _login.Respond(CredentialFetchResult.Unusable(new ApiResponse { StatusCode = 502 })).Issue("t1");
        Assert.Equal(502, (await GetAsync()).Failure!.StatusCode);
        _now = _now.AddSeconds(passed);
        Assert.Equal((logins == 2 ? "t1" : null, logins), (await TokenAsync(), _login.Count));
    }

    [Theory]
    [InlineData(59, 2)]
    [InlineData(60, 3)]
    public async Task GetAsync_IssuerUnavailableNearTheEnd_IsAskedOnceAMinute(int passed, int logins)
    {
        _login.Issue("t1", _now.AddHours(2)).Respond(s_unavailable);
        await TokenAsync();
        _now = _now.AddMinutes(90);
        await TokenAsync();
        _now = _now.AddSeconds(passed);
        Assert.Equal(("t1", logins), (await TokenAsync(), _login.Count));
    }

    // By this clock, the token was never valid: only AOM can decide.
    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(1)]
    public async Task GetAsync_TokenEndsAtOnce_IsNotFetchedWithEachRequest(int minutes)
    {
        _login.Issue("t1", _now.AddMinutes(minutes));
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal("t1", await TokenAsync());
        }

        Assert.Equal(1, _login.Count);
    }

    [Theory]
    [InlineData(81, "t1")]
    [InlineData(119, "t1")]
    [InlineData(120, null)]
    [InlineData(121, null)]
    public async Task GetAsync_IssuerUnavailableNearTheEnd_ServesTheEarlierOneUpToIt(int passed, string? expected)
    {
        _login.Issue("t1", _now.AddHours(2)).Respond(s_unavailable);
        await TokenAsync();
        _now = _now.AddMinutes(passed);
        Assert.Equal((expected, 2), (await TokenAsync(), _login.Count));
    }

    [Fact]
    public async Task GetAsync_LoginRejectedNearTheEnd_EndsTheEarlierOne()
    {
        _login.Issue("t1", _now.AddHours(2)).Respond(s_refused);
        await TokenAsync();
        _now = _now.AddMinutes(81);
        Assert.Equal((null, null, 2), (await TokenAsync(), await TokenAsync(), _login.Count));
    }

    [Fact]
    public async Task TryRefreshAsync_Rejected_FetchesOneForAll()
    {
        _login.Issue("t1", _now.AddDays(1)).Issue("t2", _now.AddDays(1)).Issue("t3", _now.AddDays(1));
        Credential former = (await GetAsync()).Credential!;
        Assert.True(await RenewAsync(former));
        Assert.True(await RenewAsync(former));
        Assert.Equal(("t2", 2), (await TokenAsync(), _login.Count));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TryRefreshAsync_NoNewCredential_IsFalse(bool rejected)
    {
        _login.Issue("t1", _now.AddDays(1)).Respond(rejected ? s_refused : s_unavailable);
        Credential former = (await GetAsync()).Credential!;
        Assert.False(await RenewAsync(former));
        Assert.False(await RenewAsync(former));
        Assert.Equal(rejected ? 2 : 3, _login.Count);
    }

    [Fact]
    public async Task GetAsync_Concurrent_SharesOneLogin()
    {
        TaskCompletionSource<CredentialFetchResult> held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _login.Respond(() => held.Task);
        Task<CredentialResult>[] pending = [.. Enumerable.Range(0, 10).Select(_ => GetAsync())];
        held.SetResult(CredentialFetchResult.FromCredential(new ExpiringCredential(new TokenCredential(SecretText.From("t1")), _now.AddDays(1), "p-1")));
        CredentialResult[] results = await Task.WhenAll(pending);
        Assert.Single(results.Select(result => result.Credential).Distinct());
        Assert.Equal((1, "p-1"), (_login.Count, _provider.ProjectId));
    }

    [Fact]
    public async Task GetAsync_CanceledOrThrowing_LetsTheNextOneIn()
    {
        TaskCompletionSource<CredentialFetchResult> held = new();
        _login.Respond(() => held.Task).Issue("t2");
        Task<CredentialResult> first = GetAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _provider.GetAsync(new CancellationToken(canceled: true)));
        held.SetException(new InvalidOperationException());
        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        Assert.Equal("t2", await TokenAsync().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Dispose_Source_WipesCredentialAndLogin()
    {
        _login.Issue("t1");
        Credential credential = (await GetAsync()).Credential!;
        _provider.Dispose();
        Assert.Throws<ObjectDisposedException>(() => new SignedCall(credential));
        Assert.Throws<ObjectDisposedException>(_login.Password.Reveal);
    }

    [Fact]
    public async Task Identifier_AccessKey_IsMasked()
    {
        _login.Respond(CredentialFetchResult.FromCredential(new ExpiringCredential(new AccessKeyCredential("EXAMPLEACCESSKEY0001", SecretText.From("x"), null), null, null)));
        Assert.Null(_provider.Identifier);
        await GetAsync();
        Assert.Equal("EXAM…0001", _provider.Identifier);
    }

    private Task<CredentialResult> GetAsync() => _provider.GetAsync(TestContext.Current.CancellationToken);

    private Task<bool> RenewAsync(Credential rejected) => _provider.TryRefreshAsync(rejected, TestContext.Current.CancellationToken);

    private async Task<string?> TokenAsync() => (await GetAsync()).Credential is Credential credential ? new SignedCall(credential).Header("X-Auth-Token") : null;
}
