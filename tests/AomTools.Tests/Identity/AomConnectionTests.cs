using System;
using AomTools.Identity;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Identity;

public sealed class AomConnectionTests
{
    private readonly FakeHttp _http = new();
    private readonly SecretText _secretKey = SecretText.From("a-secret-key");
    private readonly FakeClock _clock = new(TestMetrics.Noon);

    // A clock that was set may make every signature wrong; time that only passes does not.
    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0, 600, true)]
    [InlineData(59, 0, true)]
    [InlineData(-59, 0, true)]
    [InlineData(60, 0, false)]
    [InlineData(-60, 0, false)]
    [InlineData(3600, 600, false)]
    [InlineData(-3600, 600, false)]
    public void IsProven_AfterTheClockWasSet_IsTrueWithinAMinute(int set, int passed, bool expected)
    {
        AomConnection connection = Connect();
        connection.RecordAuthentication(accepted: true);
        _clock.Skew = TimeSpan.FromSeconds(set);
        _clock.Advance(TimeSpan.FromSeconds(passed));
        Assert.Equal(expected, connection.IsCredentialVerified);
    }

    [Fact]
    public void IsProven_Rejected_IsFalseUntilAcceptedAgain()
    {
        AomConnection connection = Connect();
        Assert.False(connection.IsCredentialVerified);
        connection.RecordAuthentication(accepted: true);
        connection.RecordAuthentication(accepted: false);
        Assert.False(connection.IsCredentialVerified);
        connection.RecordAuthentication(accepted: true);
        Assert.True(connection.IsCredentialVerified);
    }

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
    public void Properties_ShowNoSecret()
    {
        AomConnection connection = Connect();
        Assert.Equal("test (aom.example.com:8443, p-1)", connection.ToString());
        Assert.Equal((AomAuthenticationType.AccessKey, "EXAM…0001", "p-1", "cn-north-4"), (connection.Authentication, connection.AccessKeyId, connection.ProjectId, connection.Region));
    }

    private AomConnection Connect() => new(
        "test", "cn-north-4", new Uri("https://aom.example.com:8443"), "p-1", new StaticCredentialProvider(AomAuthenticationType.AccessKey, new AccessKeyCredential("EXAMPLEACCESSKEY0001", _secretKey, null)), _http.Client)
    {
        TimeProvider = _clock,
    };
}
