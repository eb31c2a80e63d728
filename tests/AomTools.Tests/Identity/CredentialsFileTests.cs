using System;
using System.IO;
using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Identity;

public sealed class CredentialsFileTests
{
    [Theory]
    [InlineData("[basic]\nak=AK\nsk=SK", "AK", "SK", null)]
    [InlineData("[basic]\r\nak = AK \r\nsk\t=\tSK\r\n", "AK", "SK", null)]
    [InlineData("[basic]\nak=AK\nsk=SK\nsecurity_token=T==", "AK", "SK", "T==")]
    [InlineData("[basic]\nak=AK\nsk=a=b=", "AK", "a=b=", null)]
    [InlineData("[basic]\n# ak=X\n;ak=Y\n  #sk=Z\nak=AK\nsk=SK", "AK", "SK", null)]
    [InlineData("[ Basic ]\nAK=AK\nSk=SK", "AK", "SK", null)]
    [InlineData("[basic]\nak=AK\nsk=SK\n[global]\nak=X\nsk=Y\nsecurity_token=T", "AK", "SK", null)]
    [InlineData("[global]\nak=X\nsk=Y\n[basic]\nak=AK\nsk=SK", "AK", "SK", null)]
    [InlineData("[basic]\nak=AK\nsk=SK\nsecurity_token=", "AK", "SK", null)]
    [InlineData("[basic]\nak=AK\nsk=#1;2", "AK", "#1;2", null)]
    [InlineData("[basic]\nnonsense\n=x\nak=AK\nsk=SK", "AK", "SK", null)]
    public void Parse_SectionBasic_GivesThePair(string text, string accessKey, string secretKey, string? token)
    {
        CredentialsFile file = CredentialsFile.Parse(text);
        Assert.True(file.HasKeys);
        SignedCall call = new(file.ToCredential());
        Assert.StartsWith($"SDK-HMAC-SHA256 Access={accessKey},", call.Header("Authorization"), StringComparison.Ordinal);
        Assert.Equal((true, token), (call.IsSignedWith(secretKey), call.Header("X-Security-Token")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ak=AK\nsk=SK")]
    [InlineData("[global]\nak=AK\nsk=SK")]
    [InlineData("[basic]\nak=AK")]
    [InlineData("[basic]\nsk=SK")]
    [InlineData("[basic]\nak=AK\nsk=")]
    [InlineData("[basic]\nak=\nsk=SK")]
    [InlineData("[basic]\nak=AK\n[global]\nsk=SK")]
    [InlineData("[basic]\nak=AK\n;sk=SK")]
    public void Parse_HalfAPair_HasNoKeys(string text) => Assert.False(CredentialsFile.Parse(text).HasKeys);

    [Fact]
    public void Parse_ProjectAndIam_AreRead()
    {
        CredentialsFile file = CredentialsFile.Parse("[basic]\nproject_id = p-1\niam_endpoint = https://iam.example.com:8443\n");
        Assert.Equal(("p-1", "https://iam.example.com:8443"), (file.ProjectId, file.IamEndpoint));
        Assert.Equal((null, null), CredentialsFile.Parse("[basic]\nproject_id=") is var other ? (other.ProjectId, other.IamEndpoint) : default);
    }

    [Fact]
    public void Parse_Profile_ReadsItsSectionOnly()
    {
        const string Text = "[basic]\nak=X\nsk=Y\nregion=r-0\n[Prod]\nak=AK\nsk=SK\nregion = cn-north-4\nendpoint=https://aom.example.com\nproject_id=p-1\n[half]\nak=AK\n";
        CredentialsFile file = CredentialsFile.Parse(Text, "prod");
        Assert.Equal((true, "cn-north-4", "https://aom.example.com", "p-1"), (file.HasKeys, file.Region, file.Endpoint, file.ProjectId));
        Assert.Equal(["basic", "Prod", "half"], file.Sections);
        Assert.False(CredentialsFile.Parse(Text, "half").HasKeys);
        Assert.False(CredentialsFile.Parse(Text, "absent").HasKeys);
    }

    [Fact]
    public void PathOf_Variable_WinsOverTheHomeFolder()
    {
        Assert.Equal("/etc/aom", CredentialsFile.GetPath(name => name == "HUAWEICLOUD_SDK_CREDENTIALS_FILE" ? "/etc/aom" : null));
        string home = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".huaweicloud", "credentials");
        Assert.Equal(home, CredentialsFile.GetPath(_ => null));
        Assert.Equal(home, CredentialsFile.GetPath(_ => string.Empty));
    }
}
