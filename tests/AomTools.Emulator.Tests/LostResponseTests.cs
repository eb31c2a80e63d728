using System;
using System.Net.Http;
using System.Threading.Tasks;
using AomTools.Emulator.Faults;
using Xunit;

namespace AomTools.Emulator.Tests;

/// <summary>Faults that lose the response, before the report is processed and after it.</summary>
public sealed class LostResponseTests : EmulatorTestBase
{
    [Theory]
    [InlineData("""{"status":500}""", 500, false)]
    [InlineData("""{"status":502,"afterProcessing":false}""", 502, false)]
    [InlineData("""{"status":500,"afterProcessing":true}""", 500, true)]
    [InlineData("""{"status":502,"afterProcessing":true}""", 502, true)]
    [InlineData("""{"status":503,"afterProcessing":true}""", 503, true)]
    [InlineData("""{"status":504,"afterProcessing":true}""", 504, true)]
    public async Task Responds_with_a_status(string fault, int status, bool isStored)
    {
        await PostAsync("/_emulator/faults", fault);
        Assert.Equal(status, (await ReadAsync(SendAsync(Report(0)))).Status);
        Assert.Equal(isStored ? 1 : 0, Host.Points.Count);
    }

    [Theory]
    [InlineData("""{"dropBefore":true}""", false)]
    [InlineData("""{"dropAfter":true}""", true)]
    [InlineData("""{"dropBefore":true,"afterProcessing":true}""", true)]
    [InlineData("""{"truncate":true}""", true)]
    [InlineData("""{"truncate":true,"afterProcessing":true}""", true)]
    [InlineData("""{"truncate":true,"afterProcessing":false}""", false)]
    [InlineData("""{"truncate":true,"status":503}""", false)]
    [InlineData("""{"truncate":true,"status":503,"afterProcessing":true}""", true)]
    public async Task Breaks_the_connection(string fault, bool isStored)
    {
        await PostAsync("/_emulator/faults", fault);
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(Report(0)));
        Assert.Equal(isStored ? 1 : 0, Host.Points.Count);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task Holds_the_response(bool? afterProcessing, bool isStored)
    {
        Host.Faults.Add(new Fault { Hold = true, AfterProcessing = afterProcessing });
        Task held = Host.Faults.Held;
        Task<HttpResponseMessage> request = SendAsync(Report(0));
        await held;
        Assert.Equal(isStored ? 1 : 0, Host.Points.Count);
        Host.Faults.ReleaseAll();
        Assert.Equal(200, (await ReadAsync(request)).Status);
        Assert.Equal(1, Host.Points.Count);
    }

    [Fact]
    public async Task Rejects_the_retry_of_a_report_that_is_stored()
    {
        await PostAsync("/_emulator/faults", """{"dropAfter":true}""");
        await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(Report(0, 1)));
        (int status, string body) = await ReadAsync(SendAsync(Report(0, 1)));
        Assert.Equal(400, status);
        Assert.Contains("SVCSTG_AMS_4000010", body, StringComparison.Ordinal);
        Assert.Equal((2, 2, 0), (Host.Points.Count, Host.Points.Duplicates, Host.Points.OutOfOrder));
    }
}
