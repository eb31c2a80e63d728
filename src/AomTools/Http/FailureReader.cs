using System;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace AomTools.Http;

/// <summary>Says what kind of failure stands behind an exception of the HTTP stack, from its causes, since each runtime wraps them differently; pure.</summary>
internal static class FailureReader
{
    public static ApiResponse Read(Exception error) => new() { Failure = KindOf(error), ErrorMessage = Describe(error) };

    private static TransportError KindOf(Exception error)
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
                case System.Net.WebException { Status: System.Net.WebExceptionStatus.NameResolutionFailure }:
                    return TransportError.NameResolution;
                case System.Net.WebException { Status: System.Net.WebExceptionStatus.TrustFailure or System.Net.WebExceptionStatus.SecureChannelFailure }:
                    return TransportError.Tls;
                case System.Net.WebException { Status: System.Net.WebExceptionStatus.ProxyNameResolutionFailure }:
                    return TransportError.Proxy;
            }
        }

        return error.Message.IndexOf("proxy", StringComparison.OrdinalIgnoreCase) >= 0 ? TransportError.Proxy : TransportError.Connection;
    }

    // The outer text alone is "An error occurred while sending the request": the causes are what helps.
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

        return text.ToString();
    }
}
