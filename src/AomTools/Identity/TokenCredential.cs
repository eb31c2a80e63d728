using System;
using System.Collections.Generic;
using AomTools.Transport;

namespace AomTools.Identity;

/// <summary>An IAM token: sent as it is, never cut, never shown.</summary>
internal sealed class TokenCredential(SecretText token) : Credential
{
    public override string? Identifier => null;

    public override KeyFlaw Flaw => token.IsBlank ? KeyFlaw.NoSecret : KeyFlaw.None;

    public override void Prove(HttpCall call, DateTimeOffset now) =>
        call.Headers.Add(new KeyValuePair<string, string>("X-Auth-Token", token.Reveal()));

    public override string Scrub(string text) => Redaction.Remove(text, token);

    public override void Dispose() => token.Dispose();
}
