using System;
using System.Linq;
using System.Text;
using AomTools.Http;
using Xunit;

namespace AomTools.Tests.Http;

public sealed class PageTextTests
{
    [Theory]
    [InlineData("<html><head><TITLE lang=en>\n Sign&nbsp;in to\tHotelNet &amp; Co </TITLE></head><body>text</body>", "Sign in to HotelNet & Co")]
    [InlineData("<!doctype html><!-- <b>no</b> --><style>p{}</style><script>if (a<b) no()</script><h1>502</h1><p>Bad\nGateway</p>", "502 Bad Gateway")]
    [InlineData("<html><title></title><p>words</p>", "words")]
    [InlineData("<html><title", "<html><title")]
    [InlineData("<html><title>open", "open")]
    [InlineData("<html>", "<html>")]
    [InlineData("<p>&#27;[31mred&#0;</p>", "[31mred")]
    [InlineData(" \n plain \u0007 text\0", "plain text")]
    [InlineData("{\"a\":\"<b>\"", "{\"a\":\"<b>\"")]
    public void Read_Page_IsItsTitleOrItsWords(string page, string expected) => Assert.Equal(expected, PageText.Read(Encoding.UTF8.GetBytes(page)));

    [Fact]
    public void Read_Utf16_IsDecodedByItsMark() => Assert.Equal("Blocked", PageText.Read([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("<p>Blocked</p>")]));

    [Fact]
    public void Read_HostileMarkup_IsReadInOnePass()
    {
        byte[] page = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<!--<", 13_000)));
        PageText.Read(page);
        long before = GC.GetAllocatedBytesForCurrentThread();
        PageText.Read(page);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40L * page.Length);
    }
}
