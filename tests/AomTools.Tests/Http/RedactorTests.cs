using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Http;

public sealed class RedactorTests
{
    private const string Secret = "Ab3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY/+zA5cD7";

    [Theory]
    [InlineData("EXAMPLEACCESSKEY0001", "EXAM…0001")]
    [InlineData("EXAMPLEACCESSKEY00000001", "EXAM…0001")]
    [InlineData("EXAMPLEKEY12", "EXAM…EY12")]
    [InlineData("EXAMPLEKEY1", "********")]
    [InlineData("k", "********")]
    [InlineData("exampleaccesskey0001", "********")]
    [InlineData("EXAMPLE-ACCESSKEY001", "********")]
    [InlineData("EXAMPLEACCESSKEY0001EXAMPLEACCESSKEY0001", "********")]
    [InlineData(Secret, "********")]
    public void Mask_Text_ShowsOnlyTheEndsOfAnAccessKeyId(string identifier, string expected) =>
        Assert.Equal(expected, AccessKeyFormat.Mask(identifier));

    [Theory]
    [InlineData("ak:" + Secret + ",err:ak not exist", "ak:********,err:ak not exist")]
    [InlineData("Access=Ab3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY%2F%2BzA5cD7,", "Access=********,")]
    [InlineData("{\"ak\":\"Ab3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY\\/+zA5cD7\"}", "{\"ak\":\"********\"}")]
    [InlineData("<p>Ab3dE5fG7hJ9kL1…", "<p>********…")]
    [InlineData("nothing of it: Ab3…", "nothing of it: Ab3…")]
    public void MaskIn_EveryFormOfAnIdentifier_IsMasked(string text, string expected) =>
        Assert.Equal(expected, AccessKeyFormat.MaskIn(text, Secret));

    [Theory]
    [InlineData("ak:k,err:ak not exist", "ak:********,err:ak not exist")]
    [InlineData("kkk", "kkk")]
    [InlineData("no such key", "no such key")]
    public void MaskIn_ShortIdentifier_IsMaskedAsAWholeWordOnly(string text, string expected) => Assert.Equal(expected, AccessKeyFormat.MaskIn(text, "k"));

    [Fact]
    public void Replace_TruncatedSecret_IsRedacted()
    {
        using SecretText secret = SecretText.From(Secret);
        Assert.Equal("token REDACTED…", secret.RedactFrom("token Ab3dE5fG7hJ9…"));
    }

    [Theory]
    [InlineData("EXAMPLEACCESSKEY0001", "secret", "None")]
    [InlineData("EXAMPLEACCESSKEY0001", Secret, "None")]
    [InlineData(Secret, "EXAMPLEACCESSKEY0001", "Swapped")]
    [InlineData("emulator-secret-key-not-for-use-elsewhere", "EMULATORACCESSKEY0001", "Swapped")]
    [InlineData("EXAMPLEACCESSKEY0001", "EXAMPLEACCESSKEY0002", "None")]
    [InlineData("shortname", "EXAMPLEACCESSKEY0001", "None")]
    [InlineData(" ", "secret", "NoIdentifier")]
    [InlineData("EXAMPLEACCESSKEY0001", "", "NoSecret")]
    [InlineData("EXAMPLEACCESSKEY0001", " ", "NoSecret")]
    public void Check_SwappedOrIncompletePair_ReturnsTheProblem(string identifier, string secret, string expected) =>
        Assert.Equal(expected, new AccessKeyCredential(identifier, SecretText.From(secret), null).Problem.ToString());
}
