using System;
using System.Collections.Generic;
using System.Linq;
using AomTools.Emulator.Authentication;
using AomTools.Http;
using AomTools.Identity;

namespace AomTools.Tests.Identity;

/// <summary>An authenticated request, verified as a server does.</summary>
internal sealed class SignedCall
{
    public SignedCall(Credential credential, DateTimeOffset? now = null, string body = "[]")
    {
        ApiRequest request = new("POST", new Uri("https://aom.example.com:8443/v1/p"), new ArraySegment<byte>(System.Text.Encoding.UTF8.GetBytes(body)))
        {
            ContentType = "application/json",
            Headers = [new("X-Project-Id", "p")],
        };
        Request = credential.Authenticate(request, now ?? TestMetrics.Noon);
        CanonicalRequest = credential.GetCanonicalRequest(Request);
    }

    public ApiRequest Request { get; }

    public string? CanonicalRequest { get; }

    public IEnumerable<string> Names => Request.Headers.Select(header => header.Name);

    public string? Header(string name) => Request.Headers.Where(header => header.Name == name).Select(header => header.Value).SingleOrDefault();

    /// <summary>The names of the signed headers.</summary>
    public string[] Signed => Header("Authorization")!.Split("SignedHeaders=")[1].Split(',')[0].Split(';');

    public bool IsSignedWith(string secretKey)
    {
        Dictionary<string, string> headers = Request.Headers.Append(new("Host", "aom.example.com:8443")).ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase);
        string canonical = Signature.Canonical("POST", "/v1/p", headers, Signed, RequestSigner.Sha256(Request.Body));
        return Header("Authorization")!.EndsWith("Signature=" + Signature.Compute(secretKey, headers["X-Sdk-Date"], canonical), StringComparison.Ordinal);
    }
}
