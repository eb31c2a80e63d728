using System;
using System.Collections.Generic;
using AomTools.Transport;

namespace AomTools.Identity;

/// <summary>An access key pair, permanent or temporary: signs each attempt anew.</summary>
internal sealed class AccessKeyCredential(string accessKey, SecretText secretKey, SecretText? securityToken) : Credential
{
    private const string SecurityTokenHeader = "X-Security-Token";

    public override string? Identifier => accessKey;

    public override KeyFlaw Flaw => KeyShape.FlawOf(accessKey, secretKey);

    public override void Prove(HttpCall call, DateTimeOffset now)
    {
        if (securityToken is not null)
        {
            call.Headers.Add(new KeyValuePair<string, string>(SecurityTokenHeader, securityToken.Reveal()));
        }

        call.Headers.Add(new KeyValuePair<string, string>(RequestSigner.DateHeader, RequestSigner.FormatDate(now)));

        // Content-Type and User-Agent stay out: the HTTP stack or a proxy may rewrite them.
        List<KeyValuePair<string, string>> signed = [new("Host", call.Host), .. call.Headers];
        string bodyHash = RequestSigner.Sha256(call.Body);
        string authorization = secretKey.Use(key =>
            RequestSigner.Authorize(accessKey, key, call.Method, call.Address.AbsolutePath, call.Query, signed, bodyHash));
        call.Headers.Add(new KeyValuePair<string, string>("Authorization", authorization));
        call.Canonical = () => RequestSigner.Describe(call.Method, call.Address.AbsolutePath, call.Query, signed, bodyHash);
    }

    // The gateway names the key id, and whoever swapped id and secret gave the secret in its place.
    public override string Scrub(string text)
    {
        string masked = Redaction.MaskIn(text, accessKey);
        return securityToken is null ? masked : Redaction.Remove(masked, securityToken);
    }

    public override void Dispose()
    {
        secretKey.Dispose();
        securityToken?.Dispose();
    }
}
