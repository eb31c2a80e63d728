using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using AomTools.Emulator.Faults;
using Xunit;

namespace AomTools.Emulator.Tests;

/// <summary>The control lists what is in force, and removes one or all.</summary>
public sealed class FaultsAndRulesTests : EmulatorTestBase
{
    [Fact]
    public async Task Lists_faults_with_what_is_left_of_them_and_removes_one()
    {
        await PostAsync("/_emulator/faults", """{"status":503,"retryAfter":"2","count":3}""");
        await PostAsync("/_emulator/faults", """{"kind":"Any","dropBefore":true}""");
        await SendAsync(Report(0));
        JsonElement[] faults = await ListAsync("faults");
        Assert.Equal(["HTTP 503, Retry-After 2 / Report / 2", "connection dropped, metrics not stored / Any / 1"], faults.Select(Describe));
        Assert.Equal(200, await DeleteAsync("faults?id=" + faults[0].GetProperty("id")));
        Assert.Equal(404, await DeleteAsync("faults?id=" + faults[0].GetProperty("id")));
        Assert.Equal(400, await DeleteAsync("faults?id=x"));
        Assert.Equal(1, Host.Faults.Pending);
        Assert.Equal(200, await DeleteAsync("faults"));
        Assert.Empty(await ListAsync("faults"));
    }

    [Fact]
    public async Task Lists_rules_and_removes_one()
    {
        await PostAsync("/_emulator/rules", """{"reject":"b&c","message":"no"}""");
        await PostAsync("/_emulator/rules", """{"reject":"a","status":500}""");
        Assert.Equal(["a 500 internal error", "b&c 400 no"], (await ListAsync("rules")).Select(rule => $"{rule.GetProperty("reject")} {rule.GetProperty("status")} {rule.GetProperty("message")}"));
        Assert.Equal(200, await DeleteAsync("rules?reject=b%26c"));
        Assert.Equal(404, await DeleteAsync("rules?reject=b%26c"));
        Assert.Single(await ListAsync("rules"));
        Assert.Equal(200, await DeleteAsync("rules"));
        Assert.Empty(await ListAsync("rules"));
    }

    public static TheoryData<Fault, string> Faults => new()
    {
        { new Fault { Status = 503 }, "HTTP 503" },
        { new Fault { Delay = System.TimeSpan.FromSeconds(1.5) }, "delay of 1.5 s" },
        { new Fault { Hold = true, Truncate = true, AfterProcessing = false }, "held until released, response truncated, metrics not stored" },
        { new Fault { DropAfter = true }, "connection dropped after storing" },
        { new Fault { Response = "page-404", AfterProcessing = true }, "response page-404, metrics stored first" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Describes_faults_in_words(Fault fault, string text) => Assert.Equal(text, FaultDescription.Create(fault));

    private static string Describe(JsonElement fault) => $"{fault.GetProperty("text")} / {fault.GetProperty("kind")} / {fault.GetProperty("left")}";

    private async Task<JsonElement[]> ListAsync(string name)
    {
        using JsonDocument list = JsonDocument.Parse(await Http.GetStringAsync("/_emulator/" + name, Canceled));
        return [.. list.RootElement.GetProperty(name).Clone().EnumerateArray()];
    }

    private async Task<int> DeleteAsync(string name)
    {
        using HttpResponseMessage response = await Http.DeleteAsync("/_emulator/" + name, Canceled);
        return (int)response.StatusCode;
    }
}
