using System;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>A permanent or temporary access key, which signs each attempt.</summary>
internal sealed class AccessKeyCredential(string accessKey, SecretText secretKey, SecretText? securityToken) : Credential
{
    private const string SecurityTokenHeader = "X-Security-Token";

    public override string? Identifier => accessKey;

    public override CredentialProblem Problem => AccessKeyFormat.Check(accessKey, secretKey) switch
    {
        CredentialProblem.None or CredentialProblem.Swapped when securityToken is { IsSendable: false } => CredentialProblem.TokenCharacters,
        var problem => problem,
    };

    public override ApiRequest Authenticate(ApiRequest request, DateTimeOffset now)
    {
        NameValue date = new(RequestSigner.DateHeader, RequestSigner.FormatDate(now));
        NameValue[] added = securityToken is null ? [date] : [new(SecurityTokenHeader, securityToken.Reveal()), date];
        string authorization = secretKey.Use(key => RequestSigner.Authorize(accessKey, key, request, added));
        return request.WithHeaders([.. added, new(RequestSigner.AuthorizationHeader, authorization)]);
    }

    public override string? GetCanonicalRequest(ApiRequest authenticated) => RequestSigner.Describe(authenticated);

    // The gateway quotes the access key ID. If the ID and the secret key are swapped, it quotes the secret key.
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
