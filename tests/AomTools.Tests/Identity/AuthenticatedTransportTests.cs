using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Emulator;
using AomTools.Emulator.Faults;
using AomTools.Http;
using AomTools.Identity;
using AomTools.Tests.Delivery;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Identity;

public sealed class AuthenticatedTransportTests : IAsyncLifetime
{
    private const int SenderCount = 20;

    private readonly FakeLogin _login = new();
    private EmulatorHost _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await EmulatorHost.StartAsync();

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    // AOM locks a key after the fifth failure, for everyone.
    [Fact]
    public async Task SendAsync_WrongKeyInManySenders_IsSentOnce()
    {
        AomConnection connection = Connect("wrong");
        AuthenticatedResponse[] responses = await SendAllAsync(connection);
        Assert.All(responses, response => Assert.Equal((ResponseClassification.Unauthorized, 401, "APIGW.0301"), (response.Classification, response.Response.StatusCode, response.Response.ErrorCode)));
        Assert.Equal((1, 1), (responses.Count(response => response.IsSent), _emulator.Requests.Total));
    }

    [Fact]
    public async Task SendAsync_WrongKeyInManyProbes_IsSentOnce()
    {
        AomConnection connection = Connect("wrong");
        await Task.WhenAll(Enumerable.Range(0, SenderCount).Select(_ => Transport(connection).ProbeAsync(Request(connection), TestContext.Current.CancellationToken)));
        Assert.Equal(1, _emulator.Requests.Total);
    }

    [Fact]
    public async Task ProbeAsync_AfterARejection_SendsOnceAndMayEndIt()
    {
        AomConnection connection = Connect(_emulator.Options.SecretKey);
        _emulator.Faults.Add(new Fault { Status = 401 });
        Assert.Equal(ResponseClassification.Unauthorized, (await SendAsync(connection)).Classification);
        Assert.Equal((ResponseClassification.Unauthorized, false), await SendAsync(connection) is var again ? (again.Classification, again.IsSent) : default);
        AuthenticatedResponse probe = await Transport(connection).ProbeAsync(Request(connection), TestContext.Current.CancellationToken);
        Assert.Equal((ResponseClassification.Rejected, 2), (probe.Classification, _emulator.Requests.Total));
        Assert.True((await SendAsync(connection)).IsSent);
    }

    // A permission can be granted later, and a page rejects nobody.
    [Theory]
    [InlineData(403, """{"error_code":"AOM.0403","error_msg":"Policy doesn't allow"}""")]
    [InlineData(503, """{"errorCode":"SVCSTG_AMS_5030001","errorMessage":"x"}""")]
    [InlineData(403, "<html>")]
    [InlineData(401, "<html>")]
    public async Task SendAsync_NotAboutTheCredential_IsNotRemembered(int status, string body)
    {
        AomConnection connection = Connect(_emulator.Options.SecretKey);
        _emulator.Faults.Add(new Fault { Status = status, Body = body, ContentType = "text/plain" });
        Assert.True((await SendAsync(connection)).IsSent);
        Assert.False(connection.IsCredentialVerified);
        Assert.True((await SendAsync(connection)).IsSent);
        Assert.True(connection.IsCredentialVerified);
    }

    [Fact]
    public async Task SendAsync_QueryDeniedMeanwhile_IsSent()
    {
        AomConnection connection = Connect(_emulator.Options.SecretKey);
        _emulator.Faults.Add(new Fault { Hold = true, Status = 403 });
        Task held = _emulator.Faults.Held;
        Task<AuthenticatedResponse> query = Transport(connection).SendAsync(Request(connection) with { IsQuery = true }, TestContext.Current.CancellationToken);
        await held;
        Task<AuthenticatedResponse> report = SendAsync(connection);
        _emulator.Faults.ReleaseAll();
        Assert.Equal(ResponseClassification.Forbidden, (await query).Classification);
        Assert.True((await report).IsSent);
    }

    [Fact]
    public async Task SendAsync_LockedKeyWithAnotherStatus_IsRemembered()
    {
        AomConnection connection = Connect(_emulator.Options.SecretKey);
        _emulator.Faults.Add(new Fault { Status = 403, Body = """{"error_code":"APIGW.0301","error_msg":"AK access failed to reach the limit, forbidden"}""" });
        Assert.True((await SendAsync(connection)).IsSent);
        Assert.False((await SendAsync(connection)).IsSent);
    }

    [Fact]
    public async Task SendAsync_StoppedWhileAnotherRequestIsInFlight_Ends()
    {
        AomConnection connection = Connect(_emulator.Options.SecretKey);
        using CancellationTokenSource stop = new();
        _emulator.Faults.Add(new Fault { Hold = true });
        Task held = _emulator.Faults.Held;
        Task<AuthenticatedResponse> first = SendAsync(connection);
        await held;
        Task<AuthenticatedResponse> second = Transport(connection).SendAsync(Request(connection), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.False(first.IsCompleted);
        _emulator.Faults.ReleaseAll();
        Assert.True((await first).IsSent);
    }

    [Fact]
    public async Task SendAsync_ConnectionClosedMeanwhile_FinishesWhatIsInFlightAndSendsNothingMore()
    {
        AomConnection connection = Connect(_emulator.Options.SecretKey);
        _emulator.Faults.Add(new Fault { Hold = true });
        Task held = _emulator.Faults.Held;
        Task<AuthenticatedResponse> first = SendAsync(connection);
        await held;
        Task<AuthenticatedResponse> waiting = SendAsync(connection);
        connection.Close();
        Task<AuthenticatedResponse> late = SendAsync(connection);
        _emulator.Faults.ReleaseAll();
        Assert.Equal(ResponseClassification.Rejected, (await first).Classification);
        foreach (AuthenticatedResponse closed in new[] { await waiting, await late })
        {
            Assert.Equal((false, TransportError.ConnectionClosed, ResponseClassification.Unauthorized), (closed.IsSent, closed.Response.Failure, closed.Classification));
            Assert.Contains("Disconnect-Aom closed the connection 'test'", closed.Response.ErrorMessage, StringComparison.Ordinal);
        }

        Assert.Equal(1, _emulator.Requests.Total);
    }

    [Fact]
    public async Task SendAsync_TokenRejectedInManySenders_IsRefreshedOnce()
    {
        _login.Issue("wrong").Issue(_emulator.Options.Token);
        AomConnection connection = Connect(_login);
        AuthenticatedResponse[] responses = await SendAllAsync(connection);
        Assert.Equal((2, 1), (_login.Count, responses.Count(response => response.IsRefreshed)));
        Assert.Equal(SenderCount - 1, responses.Count(response => response.Classification == ResponseClassification.Rejected));
    }

    [Fact]
    public async Task SendAsync_EveryTokenIsRejected_EndsAfterTwo()
    {
        _login.Issue("wrong").Issue("wrong too").Issue("and this one");
        AomConnection connection = Connect(_login);
        await SendAllAsync(connection);
        await SendAllAsync(connection);
        Assert.Equal((2, 2), (_login.Count, _emulator.Requests.Total));
    }

    // The tokens expire while requests are in flight: each is rejected, and one request tries the new token first.
    [Fact]
    public async Task SendAsync_TokenEndsWhileInFlight_IsRefreshedOnce()
    {
        _login.Issue(_emulator.Options.Token).Issue(_emulator.Options.Token);
        AomConnection connection = Connect(_login);
        await SendAsync(connection);
        _emulator.Faults.Add(new Fault { Status = 401, Count = SenderCount });
        AuthenticatedResponse[] responses = await SendAllAsync(connection);
        Assert.Contains(responses, response => response.IsRefreshed);
        Assert.Equal(2, _login.Count);
    }

    private AomConnection Connect(string secretKey) => DeliveryHarness.Connect(_emulator.Address, _emulator.Options.ProjectId, _emulator.Options.AccessKey, secretKey);

    private AomConnection Connect(FakeLogin login) => new(
        "test", null, _emulator.Address, _emulator.Options.ProjectId, login.Source(TimeSpan.Zero, static () => TestMetrics.Noon), AomTools.Compat.HttpHandlers.Create(null, useProxy: false));

    private static AuthenticatedTransport Transport(AomConnection connection) => new(connection, TimeSpan.FromMinutes(1));

    private static ApiRequest Request(AomConnection connection) =>
        new("POST", new Uri(connection.Endpoint, $"/v1/{connection.ProjectId}/ams/report/metricdata"), new ArraySegment<byte>("[]"u8.ToArray())) { ContentType = "application/json" };

    private static Task<AuthenticatedResponse> SendAsync(AomConnection connection) => Transport(connection).SendAsync(Request(connection), TestContext.Current.CancellationToken);

    private static Task<AuthenticatedResponse[]> SendAllAsync(AomConnection connection) =>
        Task.WhenAll(Enumerable.Range(0, SenderCount).Select(_ => Task.Run(() => SendAsync(connection), TestContext.Current.CancellationToken)));
}
