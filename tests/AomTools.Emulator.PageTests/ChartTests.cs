using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace AomTools.Emulator.PageTests;

public sealed class ChartTests(Browser browser) : PageTestBase(browser)
{
    [Fact]
    public async Task Selected_series_are_drawn_with_their_numbers()
    {
        await SendHourAsync();
        await OpenAsync();
        await WaitForTextAsync("#legend tbody", "queue");
        Assert.InRange(await DrawnPixelsAsync(), 1000, int.MaxValue);
        await Page.ClickAsync("#legend button");
        await WaitForTextAsync("#plot-empty", "Select series");
        await WaitAsync("!document.querySelector('#plot-empty').hidden");
        int empty = await DrawnPixelsAsync();
        await Page.ClickAsync("#series-list label");
        await WaitAsync("document.querySelector('#plot-empty').hidden");
        Assert.InRange(await DrawnPixelsAsync(), empty + 1000, int.MaxValue);
        Assert.Equal(["60", "1", "30.5", "60", "60"], await ReadAsync<string[]>("[...document.querySelectorAll('#legend .num')].slice(-5).map(cell => cell.textContent.trim())"));
    }

    [Theory]
    [InlineData("[data-zoom=in]")]
    [InlineData("[value='0']")]
    public async Task A_shorter_range_has_fewer_points(string control)
    {
        await SendHourAsync();
        await OpenAsync();
        await WaitForTextAsync("#legend tbody td:nth-last-child(2)", "60");
        await Page.EvaluateFunctionAsync("selector => document.querySelector(selector).click()", control);
        await WaitAsync("Number(document.querySelector('#legend tbody td:nth-last-child(2)').textContent) < 40");
        Assert.InRange(await DrawnPixelsAsync(), 1000, int.MaxValue);
    }

    [Fact]
    public async Task The_mouse_wheel_zooms_with_Ctrl()
    {
        await SendHourAsync();
        await OpenAsync();
        await WaitForTextAsync("#legend tbody td:nth-last-child(2)", "60");
        decimal[] middle = await ReadAsync<decimal[]>("(() => { const box = document.querySelector('#canvas').getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 3]; })()");
        await Page.Mouse.MoveAsync(middle[0], middle[1]);
        await Page.Keyboard.DownAsync("Control");
        await Page.Mouse.WheelAsync(0, -600);
        await Page.Keyboard.UpAsync("Control");
        await WaitAsync("Number(document.querySelector('#legend tbody td:nth-last-child(2)').textContent) < 60");
        Assert.False(await ReadAsync<bool>("[...document.querySelectorAll('[name=range]')].some(input => input.checked)"));
    }

    [Fact]
    public async Task A_new_metric_extends_the_chart()
    {
        await Sender.SendAsync("queue", 1);
        await OpenAsync();
        await WaitForTextAsync("#legend tbody td:nth-last-child(2)", "1");
        await Sender.SendAsync("queue", 2);
        await WaitForTextAsync("#legend tbody td:nth-last-child(2)", "2");
    }

    [Fact]
    public async Task At_most_eight_series_are_selected()
    {
        await Sender.SendAsync(Enumerable.Range(0, 12).Select(i => Sender.Item($"metric_{i:D2}", i, DateTimeOffset.UtcNow, "", ("host", "a"))));
        await OpenAsync();
        await WaitForTextAsync("#legend tbody", "metric_02");
        await ReadAsync<object>("[...document.querySelectorAll('#series-list input:not(:checked)')].slice(0, 5).forEach(box => box.click())");
        await WaitAsync("document.querySelectorAll('#legend tbody tr').length === 8");
        Assert.Equal((8, 4), (await ReadAsync<int>("document.querySelectorAll('#series-list input:checked').length"), await ReadAsync<int>("document.querySelectorAll('#series-list input:disabled').length")));
    }

    // One metric per minute: 1 to 60.
    private Task<int> SendHourAsync()
    {
        DateTimeOffset end = DateTimeOffset.UtcNow;
        return Sender.SendAsync(Enumerable.Range(1, 60).Select(i => Sender.Item("queue", i, end.AddMinutes(i - 61), "", ("host", "a"))));
    }
}
