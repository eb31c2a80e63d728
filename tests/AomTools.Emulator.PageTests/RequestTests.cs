using System.Threading.Tasks;
using AomTools.Emulator.Faults;
using Xunit;

namespace AomTools.Emulator.PageTests;

public sealed class RequestTests(Browser browser) : PageTestBase(browser)
{
    [Fact]
    public async Task A_fault_added_on_the_page_fails_the_next_report()
    {
        await OpenAsync();
        await WaitForTextAsync("#fault-count", "none");
        await Page.SelectAsync("#fault-form [name=fault]", "status:503");
        await FillAsync("#fault-form [name=retryAfter]", "7");
        await Page.ClickAsync("#fault-form [type=submit]");
        await WaitForTextAsync("#faults", "HTTP 503, Retry-After 7");
        Assert.Equal(503, await Sender.SendAsync("cpu_usage", 1));
        await WaitForTextAsync("#fault-count", "none");
        await WaitForTextAsync("#request-table .warn", "fault: HTTP 503, Retry-After 7");
        await WaitForTextAsync("#request-table .reason", "SVCSTG_AMS_5030001: storage session is null");
        Assert.Equal(200, await Sender.SendAsync("cpu_usage", 1));
    }

    [Theory]
    [InlineData("dropAfter", "connection dropped after storing")]
    [InlineData("hold", "held until released")]
    [InlineData("delaySeconds", "delay of 5 s")]
    [InlineData("response:page-404", "response page-404")]
    public async Task Faults_of_every_group_can_be_added_and_removed(string fault, string text)
    {
        await OpenAsync();
        await WaitAsync("document.querySelector('[value=\"response:page-404\"]') !== null");
        await Page.SelectAsync("#fault-form [name=fault]", fault);
        await Page.ClickAsync("#fault-form [type=submit]");
        await WaitForTextAsync("#faults", text);
        await Page.ClickAsync("#faults button");
        await WaitForTextAsync("#fault-count", "none");
        Assert.Equal(0, Host.Faults.Pending);
    }

    [Fact]
    public async Task A_rule_added_on_the_page_rejects_reports_with_its_reason()
    {
        await OpenAsync();
        await FillAsync("#rule-form [name=reject]", "temperature");
        await FillAsync("#rule-form [name=message]", "not on the allow list");
        await Page.ClickAsync("#rule-form [type=submit]");
        await WaitForTextAsync("#rules", "temperature: not on the allow list");
        Assert.Equal(400, await Sender.SendAsync("temperature", 1));
        await WaitForTextAsync("#request-table .reason", "SVCSTG_AMS_4000001: not on the allow list: temperature");
        await Page.ClickAsync("#rules button");
        await WaitForTextAsync("#rule-count", "none");
        Assert.Equal(200, await Sender.SendAsync("temperature", 1));
    }

    [Fact]
    public async Task A_held_request_is_in_progress_until_it_is_released()
    {
        Host.Faults.Add(new Fault { Hold = true });
        await OpenAsync();
        Task<int> held = Sender.SendAsync("cpu_usage", 1);
        await WaitForTextAsync("#request-table tbody", "in progress");
        await Page.ClickAsync("#release");
        Assert.Equal(200, await held);
        await WaitForTextAsync("#request-table tbody", "accepted");
    }

    [Fact]
    public async Task Failed_requests_can_be_shown_without_the_others()
    {
        await Sender.SendAsync("cpu_usage", 1);
        await Sender.SendAsync("cpu_usage", -1);
        await OpenAsync();
        await WaitAsync("document.querySelectorAll('#request-table tbody').length === 2");
        await ReadAsync<object>("document.querySelector('[value=failed]').click()");
        await WaitAsync("document.querySelectorAll('#request-table tbody').length === 1");
        await WaitForTextAsync("#request-table .reason", "below the minimum of 0");
    }

    [Fact]
    public async Task A_request_opens_with_its_headers_and_body()
    {
        await Sender.SendAsync("cpu_usage", 42);
        await OpenAsync();
        await Page.WaitForSelectorAsync("#request-table .time");
        await Page.ClickAsync("#request-table .time");
        await WaitForTextAsync("#request-table .detail", "\"metric_name\": \"cpu_usage\"");
        Assert.Contains("X-Auth-Token", await TextAsync("#request-table .detail"));
        await Page.ClickAsync("#request-table .time");
        await WaitAsync("document.querySelector('.detail') === null");
    }
}
