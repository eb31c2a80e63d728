using System;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using AomTools.Http;
using Xunit;

namespace AomTools.Tests.Http;

public sealed class FailureReaderTests
{
    public static TheoryData<Exception, string> Causes => new()
    {
        { new AuthenticationException("bad certificate"), "Tls" },
        { new SocketException((int)SocketError.HostNotFound), "NameResolution" },
        { new SocketException((int)SocketError.NoData), "NameResolution" },
        { new SocketException((int)SocketError.TryAgain), "NameResolution" },
        { new SocketException((int)SocketError.ConnectionRefused), "Connection" },
        { new TimeoutException(), "Timeout" },
        { new WebException("x", WebExceptionStatus.NameResolutionFailure), "NameResolution" },
        { new WebException("x", WebExceptionStatus.TrustFailure), "Tls" },
        { new WebException("x", WebExceptionStatus.SecureChannelFailure), "Tls" },
        { new WebException("x", WebExceptionStatus.ProxyNameResolutionFailure), "Proxy" },
        { new WebException("x", WebExceptionStatus.ConnectFailure), "Connection" },
        { new FormatException("x"), "Connection" },
    };

    [Theory]
    [MemberData(nameof(Causes), DisableDiscoveryEnumeration = true)]
    public void Read_AnyCauseInTheChain_Classifies(Exception cause, string expected)
    {
        Assert.Equal(expected, FailureReader.Read(cause).Failure.ToString());
        Assert.Equal(expected, FailureReader.Read(new HttpRequestException("sending failed", new InvalidOperationException("outer", cause))).Failure.ToString());
    }

    [Theory]
    [InlineData("The Proxy tunnel request failed with status code '407'.", "Proxy")]
    [InlineData("Connection reset by peer", "Connection")]
    public void Read_TextOfTheOutermost_TellsAProxy(string text, string expected) =>
        Assert.Equal(expected, FailureReader.Read(new HttpRequestException(text)).Failure.ToString());

    [Fact]
    public void Read_Texts_JoinsTheCausesWithoutRepeats() => Assert.Equal(
        (0, "sending failed → outer → reset"),
        FailureReader.Read(new HttpRequestException("sending failed", new InvalidOperationException("outer", new InvalidOperationException("outer", new FormatException("reset"))))) is var response ? (response.StatusCode, response.ErrorMessage) : default);
}
