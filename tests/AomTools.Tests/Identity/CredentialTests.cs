using System;
using System.Threading;
using System.Threading.Tasks;
using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Identity;

public sealed class CredentialTests
{
    private readonly SecretText _secretKey = SecretText.From("a-secret-key");
    private readonly SecretText _token = SecretText.From("a-security-token");

    [Fact]
    public void Authenticate_AccessKey_SignsHostDateAndEveryHeader()
    {
        SignedCall call = new(new AccessKeyCredential("AK", _secretKey, null));
        Assert.Equal(["X-Project-Id", "X-Sdk-Date", "Authorization"], call.Names);
        Assert.Equal(["host", "x-project-id", "x-sdk-date"], call.Signed);
        Assert.StartsWith("SDK-HMAC-SHA256 Access=AK, ", call.Header("Authorization"), StringComparison.Ordinal);
        Assert.Equal(("20261124T120000Z", true), (call.Header("X-Sdk-Date"), call.IsSignedWith("a-secret-key")));
    }

    [Fact]
    public void Authenticate_TemporaryAccessKey_SignsTheSecurityTokenToo()
    {
        SignedCall call = new(new AccessKeyCredential("AK", _secretKey, _token));
        Assert.Equal("a-security-token", call.Header("X-Security-Token"));
        Assert.Equal(["host", "x-project-id", "x-sdk-date", "x-security-token"], call.Signed);
        Assert.True(call.IsSignedWith("a-secret-key"));
    }

    [Fact]
    public void Authenticate_CanonicalRequest_IsTheOneThatWasSigned() => Assert.StartsWith(
        "POST\n/v1/p/\n\nhost:aom.example.com:8443\nx-project-id:p\nx-sdk-date:20261124T120000Z\n\nhost;x-project-id;x-sdk-date\n4f53cda18c2baa0c",
        new SignedCall(new AccessKeyCredential("AK", _secretKey, null)).CanonicalRequest, StringComparison.Ordinal);

    [Fact]
    public void Dispose_AccessKey_WipesSecretKeyAndSecurityToken()
    {
        new AccessKeyCredential("AK", _secretKey, _token).Dispose();
        Assert.Throws<ObjectDisposedException>(_secretKey.Reveal);
        Assert.Throws<ObjectDisposedException>(_token.Reveal);
        new AccessKeyCredential("AK", SecretText.From("x"), null).Dispose();
    }

    [Theory]
    [InlineData("EXAMPLEACCESSKEY0001 and a-security-token", "EXAM…0001 and REDACTED")]
    [InlineData("EXAMPLEACCESSKEY0001%20and%20a-security-token", "EXAM…0001%20and%20REDACTED")]
    [InlineData("ends in a-secu…", "ends in REDACTED…")]
    public void Scrub_AccessKey_MasksTheIdAndTakesTheTokenOut(string text, string expected) =>
        Assert.Equal(expected, new AccessKeyCredential("EXAMPLEACCESSKEY0001", _secretKey, _token).Redact(text));

    [Fact]
    public void Authenticate_Token_IsSentAsItIs()
    {
        SignedCall call = new(new TokenCredential(SecretText.From("MIIa+/=")));
        Assert.Equal(["X-Project-Id", "X-Auth-Token"], call.Names);
        Assert.Equal("MIIa+/=", call.Header("X-Auth-Token"));
        Assert.Null(call.CanonicalRequest);
    }

    [Fact]
    public void Token_ScrubFlawAndDispose()
    {
        TokenCredential credential = new(_token);
        Assert.Equal(("not REDACTED", CredentialProblem.None, CredentialProblem.NoSecret), (credential.Redact("not a-security-token"), credential.Problem, new TokenCredential(SecretText.From(" ")).Problem));
        Assert.Null(credential.Identifier);
        credential.Dispose();
        Assert.Throws<ObjectDisposedException>(_token.Reveal);
    }

    // A second 401 with the same access key could lock it.
    [Fact]
    public async Task TryRefreshAsync_Static_NeverRefreshes()
    {
        AccessKeyCredential credential = new("EXAMPLEACCESSKEY0001", _secretKey, null);
        StaticCredentialProvider source = new(AomAuthenticationType.AccessKey, credential);
        Assert.False(await source.TryRefreshAsync(credential, CancellationToken.None));
        Assert.Same(credential, (await source.GetAsync(CancellationToken.None)).Credential);
        Assert.Equal((AomAuthenticationType.AccessKey, "EXAM…0001"), (source.AuthenticationType, source.Identifier));
        source.Dispose();
        Assert.Throws<ObjectDisposedException>(_secretKey.Reveal);
    }
}
