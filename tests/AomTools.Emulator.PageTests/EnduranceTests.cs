using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace AomTools.Emulator.PageTests;

/// <summary>A day of metrics per second: the page stays as small as it was.</summary>
public sealed class EnduranceTests(Browser browser) : PageTestBase(browser)
{
    private const int Seconds = 80_000;
    private const int PerReport = 60;
    private static readonly string[] s_names = [.. Enumerable.Range(0, 8).Select(i => $"metric_{i}")];

    [Fact(Explicit = true)]
    public async Task Memory_does_not_follow_the_number_of_metrics()
    {
        long start = DateTimeOffset.UtcNow.AddSeconds(-Seconds).ToUnixTimeMilliseconds();
        await SendAsync(start, 0, 600);
        await OpenAsync();
        await WaitForTextAsync("#legend tbody", "metric_2");
        await ReadAsync<object>("[...document.querySelectorAll('#series-list input:not(:checked)')].forEach(box => box.click())");
        await WaitAsync("document.querySelectorAll('#legend tbody tr').length === 8");
        decimal before = await HeapAsync();
        await SendAsync(start, 600, Seconds);
        await WaitForTextAsync("#legend tbody td:nth-last-child(2)", Seconds.ToString("N0", CultureInfo.InvariantCulture));
        Assert.InRange(await HeapAsync(), 0, before + 15_000_000);
        Assert.InRange(await ReadAsync<int>("document.querySelectorAll('*').length"), 0, 3000);
    }

    private async Task<decimal> HeapAsync()
    {
        PuppeteerSharp.ICDPSession session = await Page.CreateCDPSessionAsync();
        await session.SendAsync("HeapProfiler.collectGarbage");
        decimal heap = (await Page.MetricsAsync())["JSHeapUsedSize"];
        TestContext.Current.SendDiagnosticMessage("heap {0:N0} bytes", heap);
        return heap;
    }

    private async Task SendAsync(long start, int first, int end)
    {
        for (int second = first; second < end; second += PerReport)
        {
            Assert.Equal(200, await Sender.SendAsync(Enumerable.Range(second, Math.Min(PerReport, end - second)).Select(at => Item(start + (at * 1000L), at))));
        }
    }

    private static object Item(long time, int second) => new
    {
        collect_time = time,
        metric = new { @namespace = "A.b", dimensions = new[] { new { name = "n", value = "v" } } },
        values = s_names.Select((name, i) => new { metric_name = name, value = second % (60 + i) }),
    };
}
