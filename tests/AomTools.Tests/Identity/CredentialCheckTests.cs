using System.Threading.Tasks;
using AomTools.Identity;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Identity;

public sealed class CredentialCheckTests
{
    [Theory]
    [InlineData("a-token", "a-token")]
    [InlineData("a-token\n", "a-token")]
    [InlineData("a-token\r\n", "a-token")]
    [InlineData("\uFEFF \ta-token \u00A0\u200B\r\n\r\n", "a-token")]
    [InlineData(" a b ", "a b")]
    [InlineData(" \n", "")]
    public void From_Text_LosesWhatSurroundsIt(string text, string expected)
    {
        using SecretText plain = SecretText.From(text);
        using SecretText secure = SecretText.From(PowerShellSession.Secure(text));
        Assert.Equal((expected, expected, expected), (plain.Reveal(), secure.Reveal(), CredentialCheck.Trim(text)));
    }

    [Theory]
    [InlineData(" a password \r\n", " a password ")]
    [InlineData("\tx", "\tx")]
    public void FromPassword_Text_KeepsItsBlanks(string text, string expected)
    {
        using SecretText password = SecretText.FromPassword(PowerShellSession.Secure(text));
        Assert.Equal(expected, password.Reveal());
    }

    [Theory]
    [InlineData("EXAMPLEACCESSKEY0001", "a-secret-key", null, "None")]
    [InlineData("EXAMPLEACCESSKEY0001", "a-secret-key", "a-security-token", "None")]
    [InlineData("EXAMPLE\nX: 1", "a-secret-key", null, "IdentifierCharacters")]
    [InlineData("EXAMPLE KEY", "a-secret-key", null, "IdentifierCharacters")]
    [InlineData("EXAMPLE,Signature=1", "a-secret-key", null, "IdentifierCharacters")]
    [InlineData("EXAMPL\u00c9", "a-secret-key", null, "IdentifierCharacters")]
    [InlineData("EXAMPLE\u001b[31m", "a-secret-key", null, "IdentifierCharacters")]
    [InlineData("EXAMPLEACCESSKEY0001", "a-secret\nkey", null, "SecretCharacters")]
    [InlineData("EXAMPLEACCESSKEY0001", "a-secret\0key", null, "SecretCharacters")]
    [InlineData("EXAMPLEACCESSKEY0001", "a-secret\u007fkey", null, "SecretCharacters")]
    [InlineData("EXAMPLEACCESSKEY0001", "a-secret-key", "a\r\nX-Injected: 1", "TokenCharacters")]
    [InlineData("EXAMPLEACCESSKEY0001", "a-secret-key", "t\u00f6ken", "TokenCharacters")]
    [InlineData("EXAMPLEACCESSKEY0001", "a-secret-key", " ", "TokenCharacters")]
    public void Problem_AccessKey_IsFoundBeforeItIsUsed(string accessKey, string secretKey, string? token, string expected)
    {
        using StaticCredentialProvider key = StaticCredentialProvider.FromAccessKey(accessKey, SecretText.From(secretKey), token is null ? null : SecretText.From(token));
        Assert.Equal(expected, key.Problem.ToString());
    }

    [Theory]
    [InlineData("a-token", "None")]
    [InlineData("a\ntoken", "TokenCharacters")]
    [InlineData("a\u0085token", "TokenCharacters")]
    [InlineData("a\u202etoken", "TokenCharacters")]
    [InlineData("\n", "NoSecret")]
    public void Problem_Token_IsFoundBeforeItIsUsed(string token, string expected)
    {
        using StaticCredentialProvider given = StaticCredentialProvider.FromToken(SecretText.From(token));
        Assert.Equal(expected, given.Problem.ToString());
    }

    [Theory]
    [InlineData("HUAWEICLOUD_SDK_AK")]
    [InlineData("HUAWEICLOUD_SDK_SK")]
    [InlineData("HUAWEICLOUD_SDK_SECURITY_TOKEN")]
    public async Task SelectAsync_LineEndInTheEnvironment_IsAnError(string name)
    {
        CredentialSelector selector = new(new HttpClientFactory(null, noProxy: true), variable => variable switch
        {
            "HUAWEICLOUD_SDK_AK" or "HUAWEICLOUD_SDK_SK" or "HUAWEICLOUD_SDK_SECURITY_TOKEN" => variable == name ? "a\r\nX-Injected: 1" : "EXAMPLE",
            _ => null,
        }, static () => TestMetrics.Noon);
        CredentialSelection selection = await selector.SelectAsync(new ConnectionSettings { Region = "cn-north-4", ProjectId = "p" }, TestContext.Current.CancellationToken);
        Assert.Equal(ConnectFailureKind.CredentialInvalid, selection.Failure?.Kind);
        Assert.DoesNotContain("Injected", selection.Failure!.Message, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("u\nv", "d", null, null, null, "-IamCredential")]
    [InlineData("u", "d\u001b", null, null, null, "-DomainName")]
    [InlineData("u", "d", "p\u0085q", null, null, "-ProjectName")]
    [InlineData("u", "d", "p", "i\0d", "1", "-UserId")]
    [InlineData("u", "d", "p", "id", "1\n2", "-Passcode")]
    public async Task SelectAsync_ControlCharacterInALogin_NamesTheParameter(string user, string domain, string? project, string? userId, string? passcode, string expected)
    {
        IamTokenRequest login = new() { UserName = user, DomainName = domain, ProjectName = project, UserId = userId, Passcode = passcode, Password = SecretText.From("x") };
        CredentialSelector selector = new(new HttpClientFactory(null, noProxy: true), static _ => null, static () => TestMetrics.Noon);
        CredentialSelection selection = await selector.SelectAsync(new ConnectionSettings { Region = "cn-north-4", IamUser = login }, TestContext.Current.CancellationToken);
        Assert.Equal((ConnectFailureKind.CredentialInvalid, MessageText.Format(Strings.TextControlCharacters, expected)), (selection.Failure!.Kind, selection.Failure.Message));
        Assert.Throws<System.ObjectDisposedException>(login.Password.Reveal);
    }
}
