using System;
using System.Collections.Generic;

namespace AomTools.Http;

/// <summary>A request before anyone signed it: what the signer and the sender both read, so that what is signed is what is sent.</summary>
internal sealed class ApiRequest(string method, Uri address, ArraySegment<byte> body)
{
    public string Method { get; } = method;

    public Uri Address { get; } = address;

    public ArraySegment<byte> Body { get; } = body;

    public string? ContentType { get; init; }

    /// <summary>Headers to send besides the content type, in order; an authenticator adds its own.</summary>
    public List<KeyValuePair<string, string>> Headers { get; } = [];

    /// <summary>The query as name and value pairs; the address holds the same, encoded as it is signed.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>The text that was signed, where the call was signed: for a diagnosis, never printed before its secrets are out.</summary>
    public Func<string>? CanonicalRequest { get; set; }

    /// <summary>The host as the Host header has it: with the port when it is not the scheme's own.</summary>
    public string Host => Address.IsDefaultPort ? HostName : HostName + ":" + Address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    // IdnHost lacks the brackets of an IPv6 address.
    private string HostName => Address.HostNameType == UriHostNameType.IPv6 ? Address.Host : Address.IdnHost;
}
