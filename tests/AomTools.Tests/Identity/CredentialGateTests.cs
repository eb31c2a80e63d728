using System;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Http;
using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Identity;

public sealed class CredentialGateTests : IDisposable
{
    private readonly FakeClock _clock = new(TestMetrics.Noon);
    private readonly TokenCredential _first = new(SecretText.From("first-token"));
    private readonly TokenCredential _second = new(SecretText.From("second-token"));
    private readonly ApiResponse _rejection = new() { StatusCode = 401 };
    private readonly CredentialGate _gate;

    public CredentialGateTests() => _gate = new CredentialGate(() => _clock);

    public void Dispose() => _gate.Dispose();

    [Fact]
    public async Task EnterAsync_Unknown_AdmitsOneAtATime()
    {
        CredentialAdmission one = await EnterAsync();
        Task<CredentialAdmission> two = EnterAsync();
        Assert.Equal((true, false), (one.IsSingle, two.IsCompleted));
        one.Dispose();
        Assert.True((await two).IsSingle);
    }

    [Fact]
    public async Task EnterAsync_Accepted_AdmitsAllThatWait()
    {
        CredentialAdmission one = await EnterAsync();
        Task<CredentialAdmission> two = EnterAsync();
        Task<CredentialAdmission> three = EnterAsync();
        _gate.RecordAccepted(one, _first);
        one.Dispose();
        Assert.Equal((false, false), ((await two).IsSingle, (await three).IsSingle));
    }

    [Fact]
    public async Task EnterAsync_Rejected_ReturnsTheRejectionToAllThatWait()
    {
        CredentialAdmission one = await EnterAsync();
        Task<CredentialAdmission> two = EnterAsync();
        Task<CredentialAdmission> probe = EnterAsync(isProbe: true);
        _gate.RecordRejected(_rejection);
        one.Dispose();
        Assert.Equal((_rejection, _rejection), ((await two).Rejection, (await probe).Rejection));
        Assert.Same(_rejection, (await EnterAsync()).Rejection);
    }

    [Fact]
    public async Task EnterAsync_ProbeAfterARejection_IsTheOnlyOneAdmitted()
    {
        _gate.RecordRejected(_rejection);
        CredentialAdmission probe = await EnterAsync(isProbe: true);
        Assert.Equal((true, null), (probe.IsSingle, probe.Rejection));
        _gate.RecordAccepted(probe, _first);
        Assert.True(_gate.IsVerified);
    }

    // Unknown state: the request was in flight when another one was rejected.
    [Fact]
    public async Task RecordAccepted_SentBeforeTheRejection_LeavesTheRejection()
    {
        CredentialAdmission one = await EnterAsync();
        _gate.RecordRejected(_rejection);
        _gate.RecordAccepted(one, _first);
        Assert.False(_gate.IsVerified);
    }

    [Fact]
    public async Task EnterAsync_Stopped_EndsTheWait()
    {
        using CancellationTokenSource stop = new();
        using CredentialAdmission one = await EnterAsync();
        Task<CredentialAdmission> two = _gate.EnterAsync(isProbe: false, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => two);
    }

    // A changed clock may invalidate or repair every signature; the passing of time does not.
    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0, 600, true)]
    [InlineData(59, 0, true)]
    [InlineData(-59, 0, true)]
    [InlineData(60, 0, false)]
    [InlineData(-60, 0, false)]
    [InlineData(3600, 600, false)]
    [InlineData(-3600, 600, false)]
    public async Task State_AfterTheClockWasSet_HoldsWithinAMinute(int set, int passed, bool expected)
    {
        CredentialAdmission one = await EnterAsync();
        _gate.RecordAccepted(one, _first);
        Set();
        Assert.Equal(expected, _gate.IsVerified);
        _gate.RecordRejected(_rejection);
        Set();
        one.Dispose();
        Assert.Equal(expected, (await EnterAsync()).Rejection is not null);

        void Set()
        {
            _clock.Skew += TimeSpan.FromSeconds(set);
            _clock.Advance(TimeSpan.FromSeconds(passed));
        }
    }

    [Fact]
    public async Task TryBeginRefresh_SuccessorNotAccepted_IsAllowedOnce()
    {
        Assert.True(_gate.TryBeginRefresh(_first));
        Assert.True(_gate.TryBeginRefresh(_first));
        Assert.False(_gate.TryBeginRefresh(_second));
        _gate.RecordAccepted(await EnterAsync(), _second);
        Assert.True(_gate.TryBeginRefresh(_second));
        Assert.False(_gate.IsVerified);
    }

    [Fact]
    public void TryBeginRefresh_Rejected_IsNotAllowed()
    {
        _gate.RecordRejected(_rejection);
        Assert.False(_gate.TryBeginRefresh(_first));
    }

    [Fact]
    public async Task EnterSingleAsync_RequestInFlight_Waits()
    {
        CredentialAdmission one = await EnterAsync();
        _gate.RecordAccepted(one, _first);
        CredentialAdmission open = await EnterAsync();
        Task<IDisposable> single = _gate.EnterSingleAsync(open, TestContext.Current.CancellationToken);
        Assert.False(single.IsCompleted);
        Assert.True(_gate.EnterSingleAsync(one, TestContext.Current.CancellationToken).IsCompleted);
        one.Dispose();
        (await single).Dispose();
    }

    private Task<CredentialAdmission> EnterAsync(bool isProbe = false) => _gate.EnterAsync(isProbe, TestContext.Current.CancellationToken);
}
