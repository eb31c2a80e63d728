using System;
using System.Linq;
using System.Reflection;
using AomTools.Identity;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Identity;

public sealed class SecretTextTests
{
    private const string Text = "s\u00e9cret-\u5bc6";

    [Fact]
    public void Use_Copy_IsWipedAfterwards()
    {
        using SecretText secret = SecretText.From(Text);
        byte[] lent = secret.Use(bytes => bytes.Length > 0 ? bytes : throw new InvalidOperationException());
        Assert.All(lent, b => Assert.Equal(0, b));
        Assert.Equal(Text, secret.Reveal());
    }

    [Fact]
    public void Use_Throwing_WipesItsCopyToo()
    {
        using SecretText secret = SecretText.From(Text);
        byte[] lent = [];
        Assert.Throws<InvalidOperationException>(() => secret.Use<int>(bytes => throw new InvalidOperationException((lent = bytes) is null ? null : "used")));
        Assert.NotEmpty(lent);
        Assert.All(lent, b => Assert.Equal(0, b));
    }

    [Fact]
    public void Dispose_Original_IsWipedAndForgotten()
    {
        SecretText secret = SecretText.From(Text);
        byte[] bytes = Bytes(secret)!;
        Assert.Contains((byte)'s', bytes);
        secret.Dispose();
        secret.Dispose();
        Assert.All(bytes, b => Assert.Equal(0, b));
        Assert.Null(Bytes(secret));
        Assert.Throws<ObjectDisposedException>(secret.Reveal);
    }

    [Fact]
    public void UseCharacters_Array_IsWipedAfterwards()
    {
        char[] lent = SecretText.UseCharacters(PowerShellSession.Secure(Text), characters => new string(characters) == Text ? characters : []);
        Assert.Equal(new string('\0', Text.Length), new string(lent));
        Assert.Throws<InvalidOperationException>(() => SecretText.UseCharacters<int>(PowerShellSession.Secure(Text), characters => throw new InvalidOperationException((lent = characters) is null ? null : "used")));
        Assert.Equal(new string('\0', Text.Length), new string(lent));
    }

    [Fact]
    public void From_SecureString_KeepsEveryCharacter()
    {
        using SecretText secret = SecretText.From(PowerShellSession.Secure(Text));
        Assert.Equal(Text, secret.Reveal());
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(" \t\r\n", true)]
    [InlineData(" x", false)]
    public void IsBlank_Text_IsSeen(string text, bool expected) => Assert.Equal(expected, SecretText.From(text).IsBlank);

    [Fact]
    public void Members_Public_ShowNothing()
    {
        Assert.Equal(["IsBlank", "IsSendable", "HasControlCharacters"], typeof(SecretText).GetProperties().Select(property => property.Name));
        Assert.Empty(typeof(SecretText).GetFields());
        Assert.Equal(typeof(SecretText).FullName, SecretText.From(Text).ToString());
    }

    private static byte[]? Bytes(SecretText secret) => (byte[]?)typeof(SecretText)
        .GetFields(BindingFlags.NonPublic | BindingFlags.Instance).Single(field => field.FieldType == typeof(byte[])).GetValue(secret);
}
