using System;
using AomTools.Identity;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Identity;

public sealed class AomConnectionTests
{
    private readonly FakeHttp _http = new();
    private readonly SecretText _secretKey = SecretText.From("a-secret-key");

    [Fact]
    public void Close_Connection_WipesTheSecretAndEndsItsHttp()
    {
        AomConnection connection = Connect();
        Assert.True(connection.IsConnected);
        connection.Close();
        connection.Close();
        Assert.Equal((false, true), (connection.IsConnected, _http.IsDisposed));
        Assert.Throws<ObjectDisposedException>(_secretKey.Reveal);
    }

    [Fact]
    public void Close_RequestInFlight_WipesTheSecretWhenItEnds()
    {
        AomConnection connection = Connect();
        IDisposable first = connection.Lifetime.TryUse()!;
        IDisposable second = connection.Lifetime.TryUse()!;
        connection.Close();
        Assert.Equal((false, false, "a-secret-key"), (connection.IsConnected, _http.IsDisposed, _secretKey.Reveal()));
        Assert.Null(connection.Lifetime.TryUse());
        first.Dispose();
        first.Dispose();
        Assert.False(_http.IsDisposed);
        second.Dispose();
        Assert.True(_http.IsDisposed);
        Assert.Throws<ObjectDisposedException>(_secretKey.Reveal);
    }

    [Fact]
    public void ConnectedAt_Clock_IsThatOfTheConnection() => Assert.Equal(
        TestMetrics.Noon,
        new AomConnection("a", null, new Uri("https://aom.example.com"), "p", StaticCredentialProvider.FromToken(_secretKey), _http.Client) { TimeProvider = new FakeClock(TestMetrics.Noon) }.ConnectedAt);

    [Fact]
    public void Properties_ShowNoSecret()
    {
        AomConnection connection = Connect();
        Assert.Equal("test (aom.example.com:8443, p-1)", connection.ToString());
        Assert.Equal((AomAuthenticationType.AccessKey, "EXAM…0001", "p-1", "cn-north-4"), (connection.Authentication, connection.AccessKeyId, connection.ProjectId, connection.Region));
    }

    private AomConnection Connect() => new(
        "test", "cn-north-4", new Uri("https://aom.example.com:8443"), "p-1", new StaticCredentialProvider(AomAuthenticationType.AccessKey, new AccessKeyCredential("EXAMPLEACCESSKEY0001", _secretKey, null)), _http.Client);
}
