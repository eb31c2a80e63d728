using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using AomTools.Emulator.Report;
using Xunit;

namespace AomTools.Emulator.Tests;

/// <summary>Tests each mode for metrics that are already stored, or older than the newest of their series.</summary>
public sealed class RepeatTests : EmulatorTestBase
{
    // The first report stores the seconds 0 and 10.
    [Theory]
    [InlineData(RepeatMode.Accept, "10", 200, "0 10", 1, 0)]
    [InlineData(RepeatMode.Accept, "0", 200, "0 10", 1, 0)]
    [InlineData(RepeatMode.Accept, "0 10 20", 200, "0 10 20", 2, 0)]
    [InlineData(RepeatMode.Accept, "5", 400, "0 10", 0, 1)]
    [InlineData(RepeatMode.Accept, "5 20", 400, "0 10", 0, 1)]
    [InlineData(RepeatMode.Accept, "20", 200, "0 10 20", 0, 0)]
    [InlineData(RepeatMode.Reject, "10", 400, "0 10", 1, 0)]
    [InlineData(RepeatMode.Reject, "0", 400, "0 10", 1, 0)]
    [InlineData(RepeatMode.Reject, "0 10 20", 400, "0 10", 2, 0)]
    [InlineData(RepeatMode.Reject, "20 10", 400, "0 10", 1, 0)]
    [InlineData(RepeatMode.Reject, "5", 400, "0 10", 0, 1)]
    [InlineData(RepeatMode.Reject, "20", 200, "0 10 20", 0, 0)]
    [InlineData(RepeatMode.Partial, "10", 400, "0 10", 1, 0)]
    [InlineData(RepeatMode.Partial, "0 10 20 30", 400, "0 10 20 30", 2, 0)]
    [InlineData(RepeatMode.Partial, "5 20", 400, "0 10 20", 0, 1)]
    [InlineData(RepeatMode.Partial, "20", 200, "0 10 20", 0, 0)]
    [InlineData(RepeatMode.Partial, "30 20", 400, "0 10 30", 0, 1)]
    [InlineData(RepeatMode.Reject, "30 20", 400, "0 10", 0, 1)]
    [InlineData(RepeatMode.Reject, "20 20", 200, "0 10 20", 0, 0)]
    public async Task Handles_a_second_report(RepeatMode mode, string second, int status, string stored, int duplicates, int outOfOrder)
    {
        Host.Repeats = mode;
        Assert.Equal(200, (await ReadAsync(SendAsync(Report(0, 10)))).Status);
        (int responded, string body) = await ReadAsync(SendAsync(Report(Numbers(second))));
        Assert.Equal(status, responded);
        Assert.Contains(status == 200 ? "SVCSTG_AMS_2000000" : "SVCSTG_AMS_4000010", body, StringComparison.Ordinal);
        Assert.Equal(Numbers(stored), Stored());
        Assert.Equal((duplicates, outOfOrder, Stored().Length), (Host.Points.Duplicates, Host.Points.OutOfOrder, Host.Points.Count));
    }

    [Fact]
    public async Task Changes_the_mode_on_request_until_a_reset()
    {
        Assert.Equal(RepeatMode.Reject, Host.Repeats);
        Assert.Equal(200, (await ReadAsync(PostAsync("/_emulator/repeats", """{"mode":"partial"}"""))).Status);
        Assert.Equal(RepeatMode.Partial, Host.Repeats);
        Assert.Contains("\"repeats\":\"partial\"", await Http.GetStringAsync("/_emulator/status", Canceled), StringComparison.Ordinal);
        Host.Reset();
        Assert.Equal(RepeatMode.Reject, Host.Repeats);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"mode":"sometimes"}""")]
    [InlineData("""{"mode":2}""")]
    public async Task Rejects_an_unknown_mode(string body) => Assert.Equal(400, (await ReadAsync(PostAsync("/_emulator/repeats", body))).Status);

    private static int[] Numbers(string text) => [.. text.Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
}
