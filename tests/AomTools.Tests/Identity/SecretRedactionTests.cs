using AomTools.Http;
using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Identity;

public sealed class SecretRedactionTests
{
    private const string Secret = "Ab3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY/+zA5cD7";

    [Theory]
    [InlineData("x-security-token")]
    [InlineData("x-auth-token")]
    [InlineData("x-subject-token")]
    [InlineData("authorization")]
    [InlineData("Authorization")]
    [InlineData("X-AUTH-TOKEN")]
    public void RemoveHeaders_EveryQuotation_LosesItsValue(string header)
    {
        Assert.Equal($"GET|{header}:REDACTED|host:h|{header}:REDACTED|", Redactor.RemoveHeaders($"GET|{header}:a value|host:h|{header}: b|"));
        Assert.Equal($"{header}:REDACTED\nhost:h", Redactor.RemoveHeaders($"{header}:a\nhost:h"));
        Assert.Equal($"\"{header}:REDACTED\"", Redactor.RemoveHeaders($"\"{header}:a\""));
        Assert.Equal($"{header}:REDACTED", Redactor.RemoveHeaders($"{header}:cut…"));
        Assert.Equal("x-project-id:p|host:h", Redactor.RemoveHeaders("x-project-id:p|host:h"));
    }

    [Theory]
    [InlineData("t=" + Secret + "&" + Secret, "t=REDACTED&REDACTED")]
    [InlineData("t=Ab3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY%2F%2BzA5cD7;", "t=REDACTED;")]
    [InlineData("t=Ab3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY\\/+zA5cD7;", "t=REDACTED;")]
    [InlineData("t=Ab3d…", "t=REDACTED…")]
    [InlineData("t=Ab3…", "t=Ab3…")]
    [InlineData("t=Ab3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY/+zA5cD…", "t=REDACTED…")]
    [InlineData("t=Ab3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY%2F%2Bz…", "t=REDACTED…")]
    [InlineData("t=Ab3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY\\/+zA5…", "t=REDACTED…")]
    [InlineData("Ab3dE5…", "REDACTED…")]
    [InlineData("…", "…")]
    [InlineData("", "")]
    [InlineData("t=ab3de5fg", "t=ab3de5fg")]
    public void Remove_EveryForm_IsTakenOutAlsoWhereAQuotationIsCut(string text, string expected)
    {
        using SecretText secret = SecretText.From(Secret);
        Assert.Equal(expected, secret.RedactFrom(text));
    }

    [Theory]
    [InlineData("1234567", "x1234567x 1234567", "x1234567x REDACTED")]
    [InlineData("12345678", "x12345678x", "xREDACTEDx")]
    [InlineData("a.b", "a.b axb", "REDACTED axb")]
    [InlineData(" ", "a b", "a b")]
    [InlineData("", "a b", "a b")]
    public void Remove_ShortSecret_IsTakenOutAsAWholeWord(string plain, string text, string expected)
    {
        using SecretText secret = SecretText.From(plain);
        Assert.Equal(expected, secret.RedactFrom(text));
    }
}
