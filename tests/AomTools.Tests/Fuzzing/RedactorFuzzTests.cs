using System;
using System.Collections.Generic;
using AomTools.Http;
using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Fuzzing;

/// <summary>Texts of servers that quote requests: no secret is left in them, and redacted text stays as it is.</summary>
public sealed class RedactorFuzzTests : TextFuzzTests
{
    private const string Secret = "Ab3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY/+zA5cD7";

    private protected override int Runs => 1000;

    private protected override IEnumerable<string> Texts =>
    [
        "verify aksk signature fail, POST|/v1/p/|host:aom|x-sdk-date:20250115T083000Z|X-Security-Token:gQpj==|authorization:SDK-HMAC-SHA256 Access=A|end",
        "X-Auth-Token: " + Secret + "\nx-subject-token:" + Secret + "\"",
        "ak:" + Secret + ",err:ak not exist Ab3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY%2F%2BzA5cD7 Ab3dE5fG7…",
    ];

    private protected override void Check(string text)
    {
        using SecretText secret = SecretText.From(Secret);
        Assert.DoesNotContain(Secret, secret.RedactFrom(text), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, AccessKeyFormat.MaskIn(text, Secret), StringComparison.Ordinal);
        Assert.NotNull(AccessKeyFormat.MaskIn(text, "k"));
        Assert.NotNull(AccessKeyFormat.MaskIn(Secret, text));
        string clean = Redactor.RemoveHeaders(text);
        Assert.Equal(clean, Redactor.RemoveHeaders(clean));
    }
}
