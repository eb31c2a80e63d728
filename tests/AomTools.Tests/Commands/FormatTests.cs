using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using AomTools.Commands.Display;
using AomTools.Internal;
using Xunit;

namespace AomTools.Tests.Commands;

/// <summary>The cells of the views that compute something.</summary>
[Collection("OutputRendering")]
public sealed class FormatTests : IDisposable
{
    private static readonly PSStyle s_style = PSStyle.Instance;
    private readonly OutputRendering _before = s_style.OutputRendering;

    public void Dispose() => s_style.OutputRendering = _before;

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(35.0, "35")]
    [InlineData(35.123456, "35.1235")]
    [InlineData(1234567.891, "1234568")]
    [InlineData(-2.5, "-2.5")]
    [InlineData(0.001234567, "0.00123457")]
    [InlineData(0.00001234567, "1.23457E-5")]
    [InlineData(1234567890123.4, "1234567890123")]
    [InlineData(12345678901234.5, "1.23457E+13")]
    [InlineData(1.7976931348623157E+308, "1.79769E+308")]
    [InlineData(5E-324, "4.94066E-324")]
    [InlineData(1234567890123L, "1234567890123")]
    [InlineData(12345678901234L, "1.23457E+13")]
    [InlineData(ulong.MaxValue, "1.84467E+19")]
    public void Writes_a_number_in_13_columns(object number, string expected)
    {
        Assert.Equal(expected, ViewFormatter.Number(new PSObject(number)));
        Assert.InRange(expected.Length, 1, 13);
    }

    [Fact]
    public void Writes_nothing_for_nothing() =>
        Assert.Equal(
            ["", "", "", "", "", "", "", "", ""],
            [ViewFormatter.Number(null), ViewFormatter.Time(null), ViewFormatter.Dimensions(null), ViewFormatter.Elapsed(null), ViewFormatter.FileName(null), ViewFormatter.Subject(null), ViewFormatter.SendStatus(null), ViewFormatter.SpoolState(null), ViewFormatter.Success(null)]);

    [Fact]
    public void Writes_the_dimensions_of_a_plain_hashtable_by_name() =>
        Assert.Equal("a=1, b=2, c=3", ViewFormatter.Dimensions(new PSObject(new Hashtable { ["c"] = 3, ["a"] = 1, ["b"] = 2 })));

    [Theory]
    [InlineData("https://aom.cn-north-4.myhuaweicloud.com/", "aom.cn-north-4.myhuaweicloud.com")]
    [InlineData("https://aom.my-kualalumpur-1.myhuaweicloud.com/", "aom.my-kualalumpur-1.my…eicloud.com")]
    [InlineData("https://aom.monitoring.corp.example.com:8443/", "aom.monitoring.corp.exa…le.com:8443")]
    [InlineData("http://127.0.0.1:8700/", "http://127.0.0.1:8700")]
    public void Writes_an_address_in_35_columns_with_its_region_and_its_port(string address, string expected)
    {
        Assert.Equal(expected, ViewFormatter.Address(new PSObject(new Uri(address)), 35));
        Assert.InRange(expected.Length, 1, 35);
    }

    [Theory]
    [InlineData("/var/spool/a.aom", "a.aom")]
    [InlineData(@"C:\spool\a.aom", "a.aom")]
    public void Takes_the_file_of_a_path_of_either_system(string path, string expected) => Assert.Equal(expected, ViewFormatter.FileName(path));

    [Theory]
    [InlineData("aa bb cc", 5, "aa bb\ncc")]
    [InlineData("aaaaaaa b", 5, "aaaaaaa\nb")]
    [InlineData("aa", 5, "aa")]
    [InlineData("", 5, "")]
    public void Breaks_a_sentence_between_words(string sentence, int width, string expected) => Assert.Equal(expected, ViewFormatter.Wrapped(sentence, width));

    [Fact]
    public void Names_what_was_tested()
    {
        Assert.Equal("cpu_util host=srv01", ViewFormatter.Subject(new PSObject(ViewSamples.WarnedTest)));
        Assert.Equal(@"\\srv01\memory\pages", ViewFormatter.Subject(Test(new { Path = @"\\srv01\memory\pages" })));
        Assert.Equal("42", ViewFormatter.Subject(Test(42)));
    }

    [Theory]
    [InlineData("Ansi", false, false)]
    [InlineData("Ansi", true, false)]
    [InlineData("Host", false, false)]
    [InlineData("Host", true, true)]
    [InlineData("PlainText", false, true)]
    [InlineData(null, false, true)]
    public void Colors_if_colors_are_allowed(string? rendering, bool redirected, bool plain) => Assert.Equal(plain, OutputStyle.IsPlain(rendering, redirected));

    [Fact]
    public void Colors_what_did_not_arrive()
    {
        s_style.OutputRendering = OutputRendering.Ansi;
        string Bad(string text) => s_style.Formatting.Error + text + s_style.Reset;
        string Odd(string text) => s_style.Formatting.Warning + text + s_style.Reset;
        Assert.Equal(["Accepted", Odd("Spooled"), Bad("Rejected"), Bad("Undelivered")], Statuses());
        Assert.Equal(["Pending", "Open", Bad("Expired"), Bad("Corrupt")], States());
        Assert.Equal(["0", Bad("7"), "0", Odd("7")], [ViewFormatter.FormatLoss(0), ViewFormatter.FormatLoss(7), ViewFormatter.FormatPending(0), ViewFormatter.FormatPending(7)]);
        Assert.Equal(["0", Odd("1"), Bad("2")], [ViewFormatter.ExitCode(0), ViewFormatter.ExitCode(1), ViewFormatter.ExitCode(2)]);
        Assert.Equal(["True", Bad("False")], [ViewFormatter.Success(true), ViewFormatter.Success(false)]);
        Assert.Equal([Bad("False"), Odd("True")], [ViewFormatter.Validity(new PSObject(ViewSamples.FailedTest)), ViewFormatter.Validity(new PSObject(ViewSamples.WarnedTest))]);
    }

    [Fact]
    public void Stays_plain_where_output_is_plain()
    {
        s_style.OutputRendering = OutputRendering.PlainText;
        Assert.Equal(["Accepted", "Spooled", "Rejected", "Undelivered"], Statuses());
        Assert.Equal(["Pending", "Open", "Expired", "Corrupt"], States());
        Assert.Equal(["7", "7", "2", "False"], [ViewFormatter.FormatLoss(7), ViewFormatter.FormatPending(7), ViewFormatter.ExitCode(2), ViewFormatter.Success(false)]);
    }

    private static string[] Statuses() =>
        [.. new[] { AomSendStatus.Accepted, AomSendStatus.Spooled, AomSendStatus.Rejected, AomSendStatus.Undelivered }.Select(status => ViewFormatter.SendStatus(new PSObject(status)))];

    private static string[] States() =>
        [.. new[] { AomSpoolState.Pending, AomSpoolState.Open, AomSpoolState.Expired, AomSpoolState.Corrupt }.Select(state => ViewFormatter.SpoolState(new PSObject(state)))];

    private static PSObject Test(object input) => new(new AomMetricTestResult(input, null, [], []));
}
