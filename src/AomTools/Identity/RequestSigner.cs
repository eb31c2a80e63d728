using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using AomTools.Compat;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>Signs requests with SDK-HMAC-SHA256 (support.huaweicloud.com/eu/devg-apisign/api-sign-algorithm-001.html).</summary>
internal static class RequestSigner
{
    public const string DateHeader = "X-Sdk-Date";
    public const string AuthorizationHeader = "Authorization";
    private const string Algorithm = "SDK-HMAC-SHA256";
    private const string HexDigits = "0123456789abcdef";
    private const string DateFormat = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>Formats the date header in the invariant culture: with th-TH, the year would be 543 years ahead.</summary>
    public static string FormatDate(DateTimeOffset time) => time.UtcDateTime.ToString(DateFormat, CultureInfo.InvariantCulture);

    /// <summary>Returns the Authorization header of a request to which <paramref name="added"/>, with the date, will be added.</summary>
    public static string Authorize(string accessKey, byte[] secretKey, ApiRequest request, IReadOnlyList<NameValue> added) => Authorize(
        accessKey, secretKey, request.Method, request.Address.AbsolutePath, request.Query, HeadersToSign(request).Concat(added), Sha256(request.Body));

    /// <summary>Returns the Authorization header. All <paramref name="headers"/> are signed and include the date.</summary>
    public static string Authorize(
        string accessKey,
        byte[] secretKey,
        string method,
        string path,
        IEnumerable<NameValue> query,
        IEnumerable<NameValue> headers,
        string bodyHash)
    {
        NameValue[] signed = Canonical(headers);
        string names = string.Join(";", signed.Select(header => header.Name));
        string request = CanonicalRequest(method, path, query, signed, names, bodyHash);
        string date = signed.First(header => header.Name == "x-sdk-date").Value;
        string text = Algorithm + "\n" + date + "\n" + Sha256(new ArraySegment<byte>(Encoding.UTF8.GetBytes(request)));
        return $"{Algorithm} Access={accessKey}, SignedHeaders={names}, Signature={ToHex(Hashing.HmacSha256(secretKey, Encoding.UTF8.GetBytes(text)))}";
    }

    /// <summary>Returns the canonical request of a signed request.</summary>
    public static string Describe(ApiRequest request)
    {
        NameValue[] signed = Canonical(HeadersToSign(request));
        string names = string.Join(";", signed.Select(header => header.Name));
        return CanonicalRequest(request.Method, request.Address.AbsolutePath, request.Query, signed, names, Sha256(request.Body));
    }

    /// <summary>Joins the six parts of the hashed text with line feeds.</summary>
    public static string CanonicalRequest(
        string method,
        string path,
        IEnumerable<NameValue> query,
        IEnumerable<NameValue> signed,
        string names,
        string bodyHash)
    {
        string lines = string.Concat(signed.Select(header => header.Name + ":" + header.Value + "\n"));
        return string.Join("\n", method.ToUpperInvariant(), CanonicalPath(path), CanonicalQuery(query), lines, names, bodyHash);
    }

    /// <summary>Returns the headers with lower-case names and trimmed values, in ordinal order.</summary>
    public static NameValue[] Canonical(IEnumerable<NameValue> headers) =>
        [.. headers
            .Select(header => new NameValue(header.Name.ToLowerInvariant(), header.Value.Trim()))
            .OrderBy(header => header.Name, StringComparer.Ordinal)];

    /// <summary>Returns the query in the form that must be signed and sent.</summary>
    public static string CanonicalQuery(IEnumerable<NameValue> query) => string.Join("&", query
        .OrderBy(pair => pair.Name, StringComparer.Ordinal)
        .ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => Escape(pair.Name) + "=" + Escape(pair.Value)));

    /// <summary>Returns the SHA-256 of a body in lower-case hex.</summary>
    public static string Sha256(ArraySegment<byte> bytes) => ToHex(Hashing.Sha256(bytes));

    // Content-Type and User-Agent are not signed: the HTTP stack or a proxy may rewrite them.
    private static IEnumerable<NameValue> HeadersToSign(ApiRequest request) =>
        request.Headers.Where(static header => header.Name != AuthorizationHeader).Append(new("Host", request.Host));

    // Decode each segment first, so that nothing is encoded twice. Only the signed path ends with a slash.
    private static string CanonicalPath(string path)
    {
        string encoded = string.Join("/", path.Split('/').Select(segment => Escape(Uri.UnescapeDataString(segment))));
        return encoded.EndsWith("/", StringComparison.Ordinal) ? encoded : encoded + "/";
    }

    private static string Escape(string text) => Uri.EscapeDataString(text);

    private static string ToHex(byte[] bytes)
    {
        char[] hex = new char[bytes.Length * 2];
        for (int i = 0; i < bytes.Length; i++)
        {
            hex[2 * i] = HexDigits[bytes[i] >> 4];
            hex[(2 * i) + 1] = HexDigits[bytes[i] & 15];
        }

        return new string(hex);
    }
}
