using System;
using System.Linq;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using AomTools.Emulator.Page;
using Xunit;

namespace AomTools.Emulator.Tests.Page;

/// <summary>The files of the page: complete, closed to other sites, and without a reference to another host.</summary>
public sealed class PageFileTests : EmulatorTestBase
{
    public static TheoryData<string> Names => [.. PageFiles.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_file_has_its_type_and_the_headers_that_protect_it(string name)
    {
        using HttpResponseMessage response = await Http.GetAsync("/_emulator/page/" + name, Canceled);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(name.Split('.')[^1] switch { "js" => "text/javascript", "css" => "text/css", "html" => "text/html", _ => "image/svg+xml" }, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        string policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chart_library_is_there()
    {
        Assert.Contains("echarts.js", PageFiles.Names);
        Assert.Contains("echarts", await Http.GetStringAsync("/_emulator/page/echarts.js", Canceled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_reference_of_the_page_and_every_import_leads_to_a_file()
    {
        string[] own = [.. PageFiles.Names.Where(name => name != "echarts.js")];
        foreach (string name in own)
        {
            string text = await Http.GetStringAsync("/_emulator/page/" + name, Canceled);
            string[] used = [.. References().Matches(text).Select(match => match.Groups[1].Value)];
            Assert.Empty(used.Except(PageFiles.Names));
            Assert.DoesNotContain("//", text.Replace("http://www.w3.org/", string.Empty, StringComparison.Ordinal).Replace("// ", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_unknown_file_is_missing()
    {
        (int status, string body) = await ReadAsync(Http.GetAsync("/_emulator/page/other.js", Canceled));
        Assert.Equal(404, status);
        Assert.Contains("other.js", body, StringComparison.Ordinal);
    }

    private static Regex References() => new("(?:/_emulator/page/|from '\\./)([A-Za-z.]+)");
}
