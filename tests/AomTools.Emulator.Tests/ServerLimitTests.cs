using System;
using System.Threading.Tasks;
using Xunit;

namespace AomTools.Emulator.Tests;

/// <summary>A proxy with a limit of its own, and metrics that make the server fail.</summary>
public sealed class ServerLimitTests : EmulatorTestBase
{
    [Fact]
    public async Task Returns_a_page_for_bodies_over_the_limit_of_the_proxy()
    {
        string report = Report(0);
        await PostAsync("/_emulator/proxy", $$"""{"bodyLimit":{{report.Length}}}""");
        (int status, string body) = await ReadAsync(SendAsync(report + " "));
        Assert.Equal((413, '<', 0), (status, body[0], (int)Host.Points.Count));
        Assert.Equal(200, (await ReadAsync(SendAsync(report))).Status);
        await PostAsync("/_emulator/proxy", "{}");
        Assert.Equal(200, (await ReadAsync(SendAsync(Report(1) + " "))).Status);
    }

    [Fact]
    public async Task Keeps_a_fault_for_a_request_that_the_proxy_lets_pass()
    {
        await PostAsync("/_emulator/faults", """{"status":503}""");
        Host.ProxyBodyLimit = 10;
        Assert.Equal(413, (await ReadAsync(SendAsync(Report(0)))).Status);
        Host.Reset();
        Assert.Null(Host.ProxyBodyLimit);
        Assert.Equal(200, (await ReadAsync(SendAsync(Report(0)))).Status);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("v")]
    public async Task Fails_at_a_metric_name_or_dimension_value(string text)
    {
        Host.RejectionRules.Fail(text);
        (int status, string body) = await ReadAsync(SendAsync(Report(0)));
        Assert.Equal((500, true, 0), (status, body.Contains("SVCSTG_AMS_5000000", StringComparison.Ordinal), (int)Host.Points.Count));
    }

    [Theory]
    [InlineData("""{"reject":"a"}""", 400, "SVCSTG_AMS_4000001")]
    [InlineData("""{"reject":"a","status":500}""", 500, "SVCSTG_AMS_5000000")]
    [InlineData("""{"reject":"a","status":503,"code":"SVCSTG_AMS_5030001","message":"storage"}""", 503, "SVCSTG_AMS_5030001")]
    public async Task Takes_rules_over_HTTP(string rule, int status, string code)
    {
        Assert.Equal(200, (await ReadAsync(PostAsync("/_emulator/rules", rule))).Status);
        (int responded, string body) = await ReadAsync(SendAsync(Report(0)));
        Assert.Equal(status, responded);
        Assert.Contains(code, body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rules", "{}")]
    [InlineData("rules", """{"reject":"a","status":200}""")]
    [InlineData("clock", """{"skewSeconds":1e300}""")]
    public async Task Rejects_orders_out_of_range(string path, string body) => Assert.Equal(400, (await ReadAsync(PostAsync("/_emulator/" + path, body))).Status);
}
