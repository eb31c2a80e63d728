using System;
using System.Collections.Generic;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>An access key pair, permanent or temporary: signs each attempt anew.</summary>
internal sealed class AccessKeyCredential(string accessKey, SecretText secretKey, SecretText? securityToken) : Credential
{
    private const string SecurityTokenHeader = "X-Security-Token";

    public override string? Identifier => accessKey;

    public override CredentialProblem Problem => AccessKeyFormat.Check(accessKey, secretKey);

    public override void Authenticate(ApiRequest request, DateTimeOffset now)
    {
        if (securityToken is not null)
        {
            request.Headers.Add(new KeyValuePair<string, string>(SecurityTokenHeader, securityToken.Reveal()));
        }

        request.Headers.Add(new KeyValuePair<string, string>(RequestSigner.DateHeader, RequestSigner.FormatDate(now)));

        // Content-Type and User-Agent stay out: the HTTP stack or a proxy may rewrite them.
        List<KeyValuePair<string, string>> signed = [new("Host", request.Host), .. request.Headers];
        string bodyHash = RequestSigner.Sha256(request.Body);
        string authorization = secretKey.Use(key =>
            RequestSigner.Authorize(accessKey, key, request.Method, request.Address.AbsolutePath, request.Query, signed, bodyHash));
        request.Headers.Add(new KeyValuePair<string, string>("Authorization", authorization));
        request.CanonicalRequest = () => RequestSigner.Describe(request.Method, request.Address.AbsolutePath, request.Query, signed, bodyHash);
    }

    // The gateway names the key id, and whoever swapped id and secret gave the secret in its place.
    public override string Redact(string text)
    {
        string masked = AccessKeyFormat.MaskIn(text, accessKey);
        return securityToken is null ? masked : securityToken.RedactFrom(masked);
    }

    public override void Dispose()
    {
        secretKey.Dispose();
        securityToken?.Dispose();
    }
}
