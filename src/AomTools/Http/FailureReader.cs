using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using System.Text.RegularExpressions;

namespace AomTools.Http;

/// <summary>Determines the kind of a failure from the inner exceptions of the HTTP stack, because each runtime wraps them differently.</summary>
internal static class FailureReader
{
    // Every HTTP stack has its own text, and .NET Framework uses the language of the system.
    private static readonly Regex s_proxyLogin = new(@"['(]407[')]", RegexOptions.CultureInvariant);

    /// <summary>Converts a failure to a response; <paramref name="isSent"/> is true if the whole request was sent before the failure.</summary>
    public static ApiResponse Read(Exception error, bool isSent = false)
    {
        TransportError kind = GetKind(error);
        string text = PageText.OneLine(Describe(error));
        return new ApiResponse
        {
            // The response to CONNECT is the proxy's own: a retry could lock the user's account.
            StatusCode = kind == TransportError.Proxy && s_proxyLogin.IsMatch(text) ? 407 : 0,
            // Name resolution and the TLS handshake precede the request.
            Failure = isSent && (kind is TransportError.Connection or TransportError.Proxy) ? TransportError.ConnectionLost : kind,
            IsUnsent = !isSent,
            ErrorMessage = text,
        };
    }

    /// <summary>True for exceptions of the HTTP stacks, including those of parsing and decoding, because no response may end a run.</summary>
    public static bool IsExpected(Exception error) => error
        is HttpRequestException or IOException or SocketException or AuthenticationException or WebException or TimeoutException
        or InvalidOperationException or NotSupportedException or FormatException or ArgumentException or InvalidDataException or OverflowException;

    private static TransportError GetKind(Exception error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case AuthenticationException:
                    return TransportError.Tls;
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return TransportError.NameResolution;
                case TimeoutException:
                    return TransportError.Timeout;
                case WebException { Status: WebExceptionStatus.NameResolutionFailure }:
                    return TransportError.NameResolution;
                case WebException { Status: WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure }:
                    return TransportError.Tls;
                case WebException { Status: WebExceptionStatus.ProxyNameResolutionFailure }:
                    return TransportError.Proxy;
            }
        }

        return error.Message.IndexOf("proxy", StringComparison.OrdinalIgnoreCase) >= 0 ? TransportError.Proxy : TransportError.Connection;
    }

    // The outer exception only has the text "An error occurred while sending the request".
    private static string Describe(Exception error)
    {
        StringBuilder text = new(error.Message);
        for (Exception? cause = error.InnerException; cause is not null; cause = cause.InnerException)
        {
            if (text.ToString().IndexOf(cause.Message, StringComparison.Ordinal) < 0)
            {
                text.Append(" → ").Append(cause.Message);
            }
        }

        // Windows ends its text with a period, and .NET appends the address.
        return text.Replace(". (", " (").ToString();
    }
}
