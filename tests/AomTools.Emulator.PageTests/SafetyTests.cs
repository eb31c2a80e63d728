using System;
using System.Threading.Tasks;
using Xunit;

namespace AomTools.Emulator.PageTests;

/// <summary>What arrives is not trusted, and the page survives an emulator that does not answer.</summary>
public sealed class SafetyTests(Browser browser) : PageTestBase(browser)
{
    private const string Attack = "\"><img src=x onerror=alert(1)><script>alert(2)</script>";

    [Fact]
    public async Task Text_from_outside_never_becomes_markup()
    {
        bool isAlerted = false;
        Page.Dialog += (_, dialog) => isAlerted = true;
        Host.RejectionRules.Reject(Attack, message: Attack);
        await Sender.SendAsync([Sender.Item(Attack, 1, DateTimeOffset.UtcNow, Attack[..32], (Attack[..32], Attack))]);
        await Sender.SendAsync([Sender.Item("a{b|c}" + Attack, 1, DateTimeOffset.UtcNow, Attack[..32], ("host", "x" + Attack[..50]))]);
        await OpenAsync();
        await WaitForTextAsync("#series-list b", "onerror=alert(1)");
        await WaitForTextAsync("#legend tbody", "onerror=alert(1)");
        await WaitForTextAsync("#request-table .reason", "onerror=alert(1)");
        await WaitForTextAsync("#rules", "onerror=alert(1)");
        await Page.HoverAsync("#plot");
        await ReadAsync<object>("document.querySelectorAll('#request-table .time').forEach(button => button.click())");
        await WaitForTextAsync("#request-table .detail", "onerror=alert(1)");
        Assert.Equal(1, await ReadAsync<int>("document.querySelectorAll('img').length"));
        Assert.Equal(2, await ReadAsync<int>("document.scripts.length"));
        Assert.False(isAlerted);
    }

    [Fact]
    public async Task An_inline_script_is_blocked()
    {
        await OpenAsync();
        await ReadAsync<object>("(() => { const script = document.createElement('script'); script.textContent = 'window.ran = true'; document.body.append(script); })()");
        await WaitForProblemAsync("Content Security Policy");
        Assert.False(await ReadAsync<bool>("window.ran === true"));
    }

    [Fact]
    public async Task The_page_reports_an_emulator_that_does_not_answer_and_goes_on_when_it_does()
    {
        await OpenAsync();
        await Page.SetOfflineModeAsync(true);
        await WaitAsync("document.querySelector('#live').dataset.state === 'offline'");
        await WaitForProblemAsync("ERR_INTERNET_DISCONNECTED");
        await Page.SetOfflineModeAsync(false);
        await Sender.SendAsync("cpu_usage", 42);
        await WaitForTextAsync("#series-list .value", "42");
        await WaitAsync("document.querySelector('#live').dataset.state === 'live'");
        ForgetProblems();
    }

    [Fact]
    public async Task A_paused_page_does_not_change()
    {
        await OpenAsync();
        await Page.ClickAsync("#pause");
        await WaitForTextAsync("#live", "Paused");
        await Sender.SendAsync("cpu_usage", 42);
        Assert.Equal("0", await TextAsync("[data-stat=points]"));
        await Page.ClickAsync("#pause");
        await WaitForTextAsync("[data-stat=points]", "1");
    }
}
