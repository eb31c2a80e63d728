using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using AomTools.Http;
using AomTools.Identity;
using AomTools.Metrics;
using Xunit;

namespace AomTools.Tests.Fuzzing;

/// <summary>Faults that damaged answers brought to light.</summary>
public sealed class DamagedResponseTests
{
    public static TheoryData<byte[]> TextThatIsNone => new()
    {
        Encoding.UTF8.GetBytes("""{"errorCode":"SVCSTG_AMS_2000000","errorMessage":"\ud800"}"""),
        Encoding.UTF8.GetBytes("""{"\ud800":"x"}"""),
        Encoding.UTF8.GetBytes("""{"errorCode":"\udc00\ud800"}"""),
        new byte[] { (byte)'{', (byte)'"', (byte)'c', (byte)'o', (byte)'d', (byte)'e', (byte)'"', (byte)':', (byte)'"', 0xD6, 0xF7, (byte)'"', (byte)'}' },
    };

    // JSON by its marks, but half a character in it, or the bytes of another encoding: .NET throws when it is asked for the text.
    [Theory]
    [MemberData(nameof(TextThatIsNone))]
    public void A_body_whose_text_cannot_be_decoded_is_not_AOMs_JSON(byte[] body)
    {
        ApiResponse response = ResponseReader.Read(new ApiResponse { StatusCode = 200, Body = body });
        Assert.True(response.IsNotJson);
        Assert.Null(response.ErrorCode);
        Assert.NotEmpty(response.ErrorMessage!);
        Assert.Equal(ResponseClassification.Retry, ResponseClassifier.Classify(response));
    }

    [Fact]
    public void A_quotation_is_not_cut_within_a_character()
    {
        string page = "<p>" + string.Concat(Enumerable.Repeat("\U0001F600", 400));
        string message = ResponseReader.Read(new ApiResponse { StatusCode = 502, Body = Encoding.UTF8.GetBytes(page) }).ErrorMessage!;
        Assert.True(NameRules.IsUnicode(message));
        Assert.EndsWith("…", message);
    }

    [Theory]
    [InlineData(64, 63)]
    [InlineData(65, 65)]
    public void A_clipped_text_keeps_whole_characters(int length, int kept) =>
        Assert.Equal(kept + 1, MessageText.Clip("x" + string.Concat(Enumerable.Repeat("\U0001F600", 100)), length).Length);

    // Each header once made a new copy of the whole text.
    [Fact]
    public void A_text_full_of_headers_is_redacted_in_one_pass()
    {
        string text = string.Concat(Enumerable.Repeat("authorization:secret|", 3000));
        Redactor.RemoveHeaders(text);
        long before = GC.GetAllocatedBytesForCurrentThread();
        string clean = Redactor.RemoveHeaders(text);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20L * text.Length);
        Assert.Equal(string.Concat(Enumerable.Repeat("authorization:REDACTED|", 3000)), clean);
    }

    [Theory]
    [InlineData("x-auth-token:a", "x-auth-token:REDACTED")]
    [InlineData("X-Auth-Token: a\nb authorization:c\"d", "X-Auth-Token:REDACTED\nb authorization:REDACTED\"d")]
    [InlineData("x-auth-token:x-auth-token:a|x-auth-token:|", "x-auth-token:REDACTED|x-auth-token:REDACTED|")]
    public void Headers_lose_their_values_and_nothing_else(string text, string expected) => Assert.Equal(expected, Redactor.RemoveHeaders(text));

    public static IEnumerable<TheoryDataRow<string>> HostsThatAreNone => ["c\u206E.example", "https://a\u200B\u206A.example:8443"];

    // .NET takes the address and throws when a request needs the host's name in ASCII.
    [Theory]
    [MemberData(nameof(HostsThatAreNone))]
    public void A_host_without_a_name_in_ASCII_is_no_address(string text)
    {
        Assert.Null(AomEndpoint.Parse(text, out string? problem));
        Assert.Contains("is not a valid endpoint", problem);
    }
}
