using System;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace AomTools.Emulator.Tests;

/// <summary>Headers that AOM demands, and headers that only a browser on a foreign page sends.</summary>
public sealed class RequestHeaderTests : EmulatorTestBase
{
    [Theory]
    [InlineData("application/json", true)]
    [InlineData("application/json;charset=utf8", true)]
    [InlineData("Application/JSON; charset=\"UTF-8\"", true)]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("text/plain", false)]
    [InlineData("application/json;charset=gbk", false)]
    [InlineData("application/jsonx", false)]
    [InlineData("application/x-www-form-urlencoded", false)]
    public async Task Demands_JSON(string? contentType, bool isAccepted)
    {
        (int status, string body) = await ReadAsync(PostAsync(Project + "/ams/report/metricdata", Report(0), contentType));
        Assert.Equal((isAccepted ? 200 : 400, isAccepted ? 1 : 0), (status, (int)Host.Points.Count));
        Assert.Equal(!isAccepted, body.Contains("SVCSTG_AMS_4000001", StringComparison.Ordinal));
        (status, body) = await ReadAsync(PostAsync(Project + "/ams/metrics", "{}", contentType));
        Assert.Equal(isAccepted ? 200 : 400, status);
        Assert.Equal(!isAccepted, body.Contains("SVCSTG_AMS_4000115", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ams/report/metricdata")]
    [InlineData("ams/metrics")]
    [InlineData("ams/metricdata")]
    public async Task Rejects_another_project_in_the_header(string path)
    {
        Assert.NotEqual(403, (await ReadAsync(PostAsync($"{Project}/{path}", "[]", header: ("X-Project-Id", Host.Options.ProjectId)))).Status);
        (int status, string body) = await ReadAsync(PostAsync($"{Project}/{path}", "[]", header: ("X-Project-Id", "ffffffffffffffffffffffffffffffff")));
        Assert.Equal(403, status);
        Assert.Contains("APIGW.0302", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host", "attacker.example")]
    [InlineData("Host", "127.0.0.1.attacker.example:8700")]
    [InlineData("Host", "localhost.attacker.example")]
    [InlineData("Host", "10.0.0.1")]
    [InlineData("Origin", "http://attacker.example")]
    [InlineData("Origin", "http://localhost:3000")]
    [InlineData("Origin", "null")]
    public async Task Rejects_pages_of_other_sites(string name, string value)
    {
        foreach (string target in new[] { "/_emulator/reset", Project + "/ams/report/metricdata", "/v3/auth/tokens" })
        {
            (int status, string body) = await ReadAsync(PostAsync(target, Report(0), header: (name, value)));
            Assert.Equal(403, status);
            Assert.Contains(value, body, StringComparison.Ordinal);
        }

        Assert.Equal((0, 0), (Host.Points.Count, Host.Requests.Total));
    }

    [Theory]
    [InlineData("cross-site", "no-cors", "script", 403)]
    [InlineData("same-site", "cors", "empty", 403)] // another port of this machine
    [InlineData("cross-site", "navigate", "iframe", 403)]
    [InlineData("cross-site", "navigate", "document", 200)] // a link to the page
    [InlineData("same-origin", "cors", "empty", 200)]
    [InlineData("none", "navigate", "document", 200)] // typed by the user
    public async Task Rejects_what_a_browser_marks_as_sent_by_another_site(string site, string mode, string destination, int status)
    {
        foreach (string target in new[] { "/", "/_emulator/points" })
        {
            using HttpRequestMessage request = new(HttpMethod.Get, target);
            request.Headers.Add("Sec-Fetch-Site", site);
            request.Headers.Add("Sec-Fetch-Mode", mode);
            request.Headers.Add("Sec-Fetch-Dest", destination);
            using HttpResponseMessage response = await Http.SendAsync(request, Canceled);
            Assert.Equal(status, (int)response.StatusCode);
        }
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("LocalHost:1")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]:8700")]
    public async Task Accepts_the_names_of_this_machine(string host)
    {
        Assert.Equal(200, (await ReadAsync(PostAsync("/_emulator/reset", "", header: ("Host", host)))).Status);
    }

    [Fact]
    public async Task Accepts_its_own_page() =>
        Assert.Equal(200, (await ReadAsync(PostAsync("/_emulator/reset", "", header: ("Origin", Host.Address.GetLeftPart(UriPartial.Authority))))).Status);

    [Fact]
    public async Task Dates_responses_by_its_own_clock()
    {
        Host.Clock.Skew = TimeSpan.FromDays(2);
        using HttpResponseMessage response = await SendAsync(Report(0));
        Assert.InRange(response.Headers.Date!.Value - DateTimeOffset.UtcNow, TimeSpan.FromHours(47), TimeSpan.FromHours(49));
    }
}
