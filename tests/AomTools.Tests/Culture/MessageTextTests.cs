using System;
using System.Linq;
using Xunit;

namespace AomTools.Tests.Culture;

public sealed class MessageTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("plain text \u5bc6 \u00e9 \ud83d\ude00", "plain text \u5bc6 \u00e9 \ud83d\ude00")]
    [InlineData("a\r\nb\nc\rd", "a b c d")]
    [InlineData("a\tb\u0085c\u2028d\u2029e", "a b c d e")]
    [InlineData("\u001b]0;title\u0007x", "\\u001b]0;title\\u0007x")]
    [InlineData("\u001b[31mred\u001b[0m", "\\u001b[31mred\\u001b[0m")]
    [InlineData("\u009b31m\u009dx\u007f\0", "\\u009b31m\\u009dx\\u007f\\u0000")]
    [InlineData("exe.\u202efdp\u2066x\u2069\u200e\u200f\u061c", "exe.\\u202efdp\\u2066x\\u2069\\u200e\\u200f\\u061c")]
    [InlineData("\ufeffa\u200bb", "\\ufeffa\\u200bb")]
    public void Visible_Text_IsOneLineWithoutControlCharacters(string? text, string expected)
    {
        Assert.Equal(expected, MessageText.Visible(text));
        Assert.Equal(expected, MessageText.Visible(MessageText.Visible(text)));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("One. Two.", "One.", null, "Two.")]
    [InlineData("\u4e00\u3002\u4e8c\u3002(3) x", "\u4e00\u3002", "\u4e8c\u3002", "(3) x")]
    public void Join_Sentences_HaveTheSpaceOfTheirLanguage(string expected, params string?[]? sentences) =>
        Assert.Equal(expected, MessageText.Join(sentences ?? []));

    [Fact]
    public void Visible_HalfASurrogatePair_IsShownAsItsCode() =>
        Assert.Equal("a\\ud83d b\\ude00", MessageText.Visible("a" + '\ud83d' + " b" + '\ude00'));

    [Fact]
    public void Visible_EveryControlCharacter_IsGone() => Assert.DoesNotContain(
        MessageText.Visible(new string([.. Enumerable.Range(0, 0x10000).Select(static code => (char)code)])), char.IsControl);

    [Fact]
    public void Format_Values_AreMadeVisible() =>
        Assert.Equal("'a b\\u001b' 1.5 System.Object Accepted", MessageText.Format("'{0}' {1} {2} {3}", "a\nb\u001b", 1.5, new object(), AomSendStatus.Accepted));

    [Fact]
    public void Format_Object_IsMadeVisible() => Assert.Equal("a b", MessageText.Format("{0}", new Named()));

    private sealed class Named
    {
        public override string ToString() => "a" + Environment.NewLine + "b";
    }
}
