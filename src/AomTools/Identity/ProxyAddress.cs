using System;
using System.Linq;
using AomTools.Compat;

namespace AomTools.Identity;

/// <summary>Reads the address of a proxy like curl: uses HTTP if it has no scheme.</summary>
internal static class ProxyAddress
{
    /// <summary>Returns the address, or null and the reason. A password in the address is never quoted.</summary>
    public static Uri? Parse(string text, out ConnectFailure? failure)
    {
        string trimmed = text.Trim();
        string address = trimmed.IndexOf("://", StringComparison.Ordinal) < 0 ? "http://" + trimmed : trimmed;
        if (address.IndexOf('@') >= 0)
        {
            failure = new ConnectFailure(ConnectFailureKind.ProxyInvalid, Strings.ProxyUserInfo);
            return null;
        }

        bool good = !trimmed.Any(static c => char.IsWhiteSpace(c) || char.IsControl(c))
            && Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)
            && AomEndpoint.IsBare(uri)
            && uri.Port > 0
            && HttpHandlers.ProxySchemes.Contains(uri.Scheme);
        failure = good ? null : new ConnectFailure(
            ConnectFailureKind.ProxyInvalid,
            MessageText.Format(Strings.ProxyFormat, MessageText.Clip(text), string.Join(", ", HttpHandlers.ProxySchemes)),
            text);
        return good ? new Uri(address) : null;
    }
}
