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
    public void Read_TextOfTheOutermost_NamesAProxy(string text, string expected) =>
        Assert.Equal(expected, FailureReader.Read(new HttpRequestException(text)).Failure.ToString());

    [Theory]
    [InlineData("The proxy tunnel request to proxy 'http://p:3128/' failed with status code '407'.", 407)]
    [InlineData("Der Remoteserver hat einen Fehler zurückgegeben: (407) Proxyauthentifizierung erforderlich.", 407)]
    [InlineData("The proxy tunnel request to proxy 'http://p:4070/' failed with status code '502'.", 0)]
    [InlineData("The server said '407'.", 0)]
    public void Read_ProxyThatRequiresALogin_IsItsResponse(string text, int status) => Assert.Equal(status, FailureReader.Read(new HttpRequestException(text)).StatusCode);

    [Fact]
    public void Read_ProxyInTheText_IsALostConnectionIfTheRequestWentOut() =>
        Assert.Equal(TransportError.ConnectionLost, FailureReader.Read(new HttpRequestException("reset (proxy.example.com:3128)"), isSent: true).Failure);

    [Theory]
    [MemberData(nameof(Causes), DisableDiscoveryEnumeration = true)]
    public void Read_AfterTheRequestWentOut_IsALostConnection(Exception cause, string kind)
    {
        ApiResponse response = FailureReader.Read(cause, isSent: true);
        Assert.Equal((kind is "Connection" or "Proxy" ? "ConnectionLost" : kind, false), (response.Failure.ToString(), response.IsUnsent));
        Assert.Equal(kind is "Connection" or "Proxy" or "Timeout", response.IsOutcomeUnknown);
        Assert.Equal((true, false), FailureReader.Read(cause) is var unsent ? (unsent.IsUnsent, unsent.IsOutcomeUnknown) : default);
    }

    [Theory]
    [InlineData(typeof(HttpRequestException), true)]
    [InlineData(typeof(System.IO.IOException), true)]
    [InlineData(typeof(SocketException), true)]
    [InlineData(typeof(AuthenticationException), true)]
    [InlineData(typeof(WebException), true)]
    [InlineData(typeof(ProtocolViolationException), true)]
    [InlineData(typeof(TimeoutException), true)]
    [InlineData(typeof(InvalidOperationException), true)]
    [InlineData(typeof(ObjectDisposedException), true)]
    [InlineData(typeof(NotSupportedException), true)]
    [InlineData(typeof(FormatException), true)]
    [InlineData(typeof(UriFormatException), true)]
    [InlineData(typeof(System.Text.DecoderFallbackException), true)]
    [InlineData(typeof(System.IO.InvalidDataException), true)]
    [InlineData(typeof(OverflowException), true)]
    [InlineData(typeof(NullReferenceException), false)]
    [InlineData(typeof(InvalidCastException), false)]
    [InlineData(typeof(IndexOutOfRangeException), false)]
    public void IsExpected_Exception_IsOneOfTheHttpStack(Type type, bool expected) =>
        Assert.Equal(expected, FailureReader.IsExpected((Exception)(type == typeof(ObjectDisposedException) ? new ObjectDisposedException("x") : Activator.CreateInstance(type)!)));

    [Fact]
    public void Read_TextOfWindows_HasNoPeriodBeforeTheAddress() => Assert.Equal(
        "sending failed → actively refused it (127.0.0.1:9)",
        FailureReader.Read(new HttpRequestException("sending failed", new FormatException("actively refused it. (127.0.0.1:9)", new FormatException("actively refused it.")))).ErrorMessage);

    [Fact]
    public void Read_Texts_JoinsTheCausesWithoutRepeats() => Assert.Equal(
        (0, "sending failed → outer → reset"),
        FailureReader.Read(new HttpRequestException("sending failed", new InvalidOperationException("outer", new InvalidOperationException("outer", new FormatException("reset"))))) is var response ? (response.StatusCode, response.ErrorMessage) : default);
}
