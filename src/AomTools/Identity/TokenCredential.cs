using System;
using AomTools.Http;

namespace AomTools.Identity;

/// <summary>An IAM token, sent unchanged and never displayed.</summary>
internal sealed class TokenCredential(SecretText token) : Credential
{
    public override string? Identifier => null;

    public override CredentialProblem Problem => token.IsBlank ? CredentialProblem.NoSecret : token.IsSendable ? CredentialProblem.None : CredentialProblem.TokenCharacters;

    public override ApiRequest Authenticate(ApiRequest request, DateTimeOffset now) => request.WithHeaders(new NameValue("X-Auth-Token", token.Reveal()));

    public override string? GetCanonicalRequest(ApiRequest authenticated) => null;

    public override string Redact(string text) => token.RedactFrom(text);

    public override void Dispose() => token.Dispose();
}
