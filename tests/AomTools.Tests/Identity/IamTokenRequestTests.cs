using System;
using System.Text;
using AomTools.Identity;
using Xunit;

namespace AomTools.Tests.Identity;

public sealed class IamTokenRequestTests
{
    [Theory]
    [InlineData("cn-north-4", null, "\"name\":\"cn-north-4\"")]
    [InlineData(null, "p-1", "\"id\":\"p-1\"")]
    [InlineData("cn-north-4", "p-1", "\"id\":\"p-1\"")]
    public void ToBody_Password_IsForTheProject(string? name, string? id, string project) => Assert.Equal(
        """{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"u","password":"p","domain":{"name":"d"}}}},"scope":{"project":{""" + project + "}}}}",
        Body(new IamTokenRequest { DomainName = "d", UserName = "u", Password = SecretText.From("p"), ProjectName = name, ProjectId = id }));

    [Fact]
    public void ToBody_Passcode_IsTheSecondMethodOfTheUserId() => Assert.Equal(
        """{"auth":{"identity":{"methods":["password","totp"],"password":{"user":{"name":"u","password":"p","domain":{"name":"d"}}},"totp":{"user":{"id":"id-1","passcode":"123456"}}},"scope":{"project":{"id":"p-1"}}}}""",
        Body(new IamTokenRequest { DomainName = "d", UserName = "u", Password = SecretText.From("p"), ProjectId = "p-1", UserId = "id-1", Passcode = "123456" }));

    [Fact]
    public void ToBody_EveryText_IsEscaped()
    {
        const string Odd = "a\"b\\c\n\u00e9";
        string body = Body(new IamTokenRequest { DomainName = Odd, UserName = Odd, Password = SecretText.From(Odd), ProjectName = Odd, UserId = Odd, Passcode = Odd });
        System.Text.Json.JsonElement auth = System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("auth");
        System.Text.Json.JsonElement user = auth.GetProperty("identity").GetProperty("password").GetProperty("user");
        System.Text.Json.JsonElement totp = auth.GetProperty("identity").GetProperty("totp").GetProperty("user");
        Assert.All(
            [
                user.GetProperty("name"), user.GetProperty("password"), user.GetProperty("domain").GetProperty("name"),
                totp.GetProperty("id"), totp.GetProperty("passcode"), auth.GetProperty("scope").GetProperty("project").GetProperty("name"),
            ],
            text => Assert.Equal(Odd, text.GetString()));
    }

    [Fact]
    public void Scrub_PasswordAndUser_AreTakenOut()
    {
        using IamTokenRequest tokenRequest = new() { DomainName = "d", UserName = "a-password-by-mistake", Password = SecretText.From("the-password") };
        Assert.Equal("REDACTED of ******** in d", tokenRequest.Redact("the-password of a-password-by-mistake in d"));
    }

    [Fact]
    public void Dispose_Password_IsWiped()
    {
        SecretText password = SecretText.From("the-password");
        new IamTokenRequest { DomainName = "d", UserName = "u", Password = password }.Dispose();
        Assert.Throws<ObjectDisposedException>(password.Reveal);
    }

    private static string Body(IamTokenRequest tokenRequest) => Encoding.UTF8.GetString(tokenRequest.ToBody());
}
