using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace AomTools.Http;

/// <summary>One immutable request. The signer reads it and the transport sends it, so that exactly the signed data is sent.</summary>
internal sealed record ApiRequest(string Method, Uri Address, ArraySegment<byte> Body)
{
    /// <summary>The bytes to sign and to send; may be empty, but the array is never null.</summary>
    public ArraySegment<byte> Body { get; } = Body.Array is null ? new ArraySegment<byte>([]) : Body;

    public string? ContentType { get; init; }

    /// <summary>Headers to send besides the content type, in order.</summary>
    public IReadOnlyList<NameValue> Headers { get; init; } = [];

    /// <summary>True if the request reads data. Its response may be long and needs no success code.</summary>
    public bool IsQuery { get; init; }

    /// <summary>The decoded name-value pairs of the address.</summary>
    public IEnumerable<NameValue> Query => Address.Query.Length < 2 ? [] : Address.Query.Substring(1).Split('&').Select(ReadPair);

    /// <summary>The host as in the Host header. Includes the port unless it is the scheme's default.</summary>
    public string Host => Address.IsDefaultPort ? HostName : HostName + ":" + Address.Port.ToString(CultureInfo.InvariantCulture);

    // IdnHost lacks the brackets of an IPv6 address.
    private string HostName => Address.HostNameType == UriHostNameType.IPv6 ? Address.Host : Address.IdnHost;

    /// <summary>Returns the same request with more headers at the end.</summary>
    public ApiRequest WithHeaders(params NameValue[] added) => this with { Headers = [.. Headers, .. added] };

    /// <summary>The method and address only, because headers and body may hold secrets.</summary>
    public override string ToString() => Method + " " + Address.GetLeftPart(UriPartial.Path);

    private static NameValue ReadPair(string pair)
    {
        int sign = pair.IndexOf('=');
        return sign < 0
            ? new(Uri.UnescapeDataString(pair), string.Empty)
            : new(Uri.UnescapeDataString(pair.Substring(0, sign)), Uri.UnescapeDataString(pair.Substring(sign + 1)));
    }
}
