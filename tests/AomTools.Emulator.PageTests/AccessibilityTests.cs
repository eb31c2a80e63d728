using System.Linq;
using System.Threading.Tasks;
using Deque.AxeCore.Commons;
using PuppeteerSharp;
using Xunit;

namespace AomTools.Emulator.PageTests;

/// <summary>The rules of axe-core, and the page without a mouse.</summary>
public sealed class AccessibilityTests(Browser browser) : PageTestBase(browser)
{
    [Theory]
    [InlineData("light", 1280)]
    [InlineData("dark", 390)]
    public async Task Breaks_no_rule_of_axe(string scheme, int width)
    {
        await Page.EmulateMediaFeaturesAsync([new MediaFeatureValue { MediaFeature = MediaFeature.PrefersColorScheme, Value = scheme }]);
        await Page.SetViewportAsync(new ViewPortOptions { Width = width, Height = 900 });
        await DemoMetrics.SendAsync(Host, Sender);
        await OpenAsync();
        await WaitForTextAsync("#legend tbody", "cpu_usage");
        await ReadAsync<object>("document.querySelector('#request-table .time').click()");
        await WaitForTextAsync("#request-table .detail", "Host");
        await Page.EvaluateExpressionAsync(new BundledAxeScriptProvider().GetScript());
        string[] violations = await ReadAsync<string[]>(
            "axe.run({ resultTypes: ['violations'] }).then(result => result.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target} ${node.failureSummary}`)))");
        Assert.True(violations.Length == 0, string.Join('\n', violations.Take(10)));
    }

    [Fact]
    public async Task Everything_works_with_the_keyboard()
    {
        await Sender.SendAsync("cpu_usage", 1);
        await Sender.SendAsync("cpu_usage", 2);
        await OpenAsync();
        await WaitForTextAsync("#legend tbody", "cpu_usage");
        await PressAsync("Tab", "Enter"); // the skip link is the first stop
        Assert.Equal("search", await FocusAsync());
        await PressAsync("ArrowDown", "Space");
        await WaitAsync("document.querySelector('#legend').hidden");
        await PressAsync("Space");
        await WaitAsync("!document.querySelector('#legend').hidden");
        await Page.FocusAsync("#plot");
        await PressAsync("+");
        await WaitAsync("document.querySelector('[name=range]:checked') === null");
        await PressAsync("0");
        await WaitAsync("document.querySelector('[name=range]:checked') !== null");
        await Page.FocusAsync("#fault-form [name=count]");
        await PressAsync("Enter");
        await WaitForTextAsync("#faults", "HTTP 503");
        await WaitForTextAsync("#message", "Fault added.");
        await Page.FocusAsync("#faults button");
        await PressAsync("Enter");
        await WaitForTextAsync("#fault-count", "none");
    }

    [Fact]
    public async Task The_focus_stays_while_requests_arrive()
    {
        await Sender.SendAsync("cpu_usage", 1);
        await OpenAsync();
        await Page.WaitForSelectorAsync("#request-table .time");
        await Page.FocusAsync("#request-table .time");
        await Sender.SendAsync("cpu_usage", 2);
        await WaitAsync("document.querySelectorAll('#request-table tbody').length === 2");
        Assert.Equal("time", await ReadAsync<string>("document.activeElement.className"));
    }

    private async Task PressAsync(params string[] keys)
    {
        foreach (string key in keys)
        {
            await Page.Keyboard.PressAsync(key);
        }
    }

    private Task<string> FocusAsync() => ReadAsync<string>("document.activeElement.id");
}
