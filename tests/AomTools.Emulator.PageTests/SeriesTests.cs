using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace AomTools.Emulator.PageTests;

public sealed class SeriesTests(Browser browser) : PageTestBase(browser)
{
    [Fact]
    public async Task Series_appear_while_the_page_is_open()
    {
        await OpenAsync();
        await WaitForTextAsync("#series-empty", "No metrics yet");
        await Sender.SendAsync("cpu_usage", 42.5);
        await WaitForTextAsync("#series-list .value", "42.5");
        await WaitForTextAsync("[data-stat=points]", "1");
        Assert.StartsWith("M", await ReadAsync<string>("document.querySelector('#series-list .line').getAttribute('d')"));
        await Sender.SendAsync("memory_used", 7);
        await WaitForTextAsync("#series-count", "2");
    }

    [Fact]
    public async Task A_search_finds_series_by_all_words_in_name_and_dimensions()
    {
        await Sender.SendAsync("cpu_usage", 1, "web-01");
        await Sender.SendAsync("cpu_usage", 1, "web-02");
        await Sender.SendAsync("memory_used", 1, "web-02");
        await OpenAsync();
        await FillAsync("#search", "CPU host=web-02");
        await WaitForTextAsync("#series-count", "1 of 3");
        Assert.Equal("host=web-02", await ReadAsync<string>("document.querySelector('#series-list .entry > span > small').textContent"));
        await FillAsync("#search", "nothing");
        await WaitForTextAsync("#series-empty", "No series matches");
    }

    [Fact]
    public async Task Thousands_of_series_are_shown_by_pages()
    {
        for (int i = 0; i < 3000; i += 100)
        {
            int first = i;
            await Sender.SendAsync(Enumerable.Range(first, 100).Select(n => Sender.Item($"metric_{n:D4}", n, System.DateTimeOffset.UtcNow, "", ("host", "web-01"))));
        }

        await OpenAsync();
        await WaitForTextAsync("#page", "1–50 of 3,000");
        await Page.ClickAsync("#next");
        await WaitForTextAsync("#page", "51–100 of 3,000");
        Assert.StartsWith("metric_0050", await TextAsync("#series-list b"));
        Assert.Equal(50, await ReadAsync<int>("document.querySelectorAll('#series-list li').length"));
    }

    [Fact]
    public async Task A_reset_empties_the_page()
    {
        await Sender.SendAsync("cpu_usage", 42);
        await OpenAsync();
        await WaitForTextAsync("#legend tbody", "cpu_usage");
        await Page.ClickAsync("#reset");
        await Page.ClickAsync("#reset-dialog button[value=reset]");
        await WaitForTextAsync("#series-empty", "No metrics yet");
        await WaitAsync("document.querySelector('#legend').hidden && document.querySelectorAll('#request-table tbody').length === 0");
        await Sender.SendAsync("memory_used", 7);
        await WaitForTextAsync("#legend tbody", "memory_used");
    }
}
