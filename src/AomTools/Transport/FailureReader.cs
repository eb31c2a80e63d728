using System;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace AomTools.Transport;

/// <summary>Says what kind of failure stands behind an exception of the HTTP stack, from its causes, since each runtime wraps them differently; pure.</summary>
internal static class FailureReader
{
    public static AomReply Read(Exception error) => new() { Failure = KindOf(error), ErrorMessage = Describe(error) };

    private static ReplyFailure KindOf(Exception error)
    {
        for (Exception? cause = error; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case AuthenticationException:
                    return ReplyFailure.Tls;
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return ReplyFailure.NameResolution;
                case TimeoutException:
                    return ReplyFailure.Timeout;
                case System.Net.WebException { Status: System.Net.WebExceptionStatus.NameResolutionFailure }:
                    return ReplyFailure.NameResolution;
                case System.Net.WebException { Status: System.Net.WebExceptionStatus.TrustFailure or System.Net.WebExceptionStatus.SecureChannelFailure }:
                    return ReplyFailure.Tls;
                case System.Net.WebException { Status: System.Net.WebExceptionStatus.ProxyNameResolutionFailure }:
                    return ReplyFailure.Proxy;
            }
        }

        return error.Message.IndexOf("proxy", StringComparison.OrdinalIgnoreCase) >= 0 ? ReplyFailure.Proxy : ReplyFailure.Connection;
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
