using System;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace AomTools.Emulator.PageTests;

/// <summary>Pictures of the page. AOMTOOLS_PICTURES names a folder that keeps them, such as for the README.</summary>
public sealed class PictureTests(Browser browser) : PageTestBase(browser)
{
    private static readonly string? s_folder = Environment.GetEnvironmentVariable("AOMTOOLS_PICTURES");

    [Fact]
    public async Task Shows_what_to_do_before_anything_has_arrived()
    {
        await OpenAsync();
        await WaitForTextAsync("#requests-empty", "No requests yet");
        Assert.True(await ReadAsync<bool>("document.querySelector('#lines').checkVisibility()"));
        await TakeIfKeptAsync(new PagePicture("page-empty", 1280, 900));
    }

    [Fact]
    public async Task Shows_itself_in_light_and_dark_and_on_a_narrow_screen()
    {
        await OpenWithDemoAsync();
        byte[] light = await new PagePicture("page", 1440, 1000).TakeAsync(Page, s_folder);
        byte[] dark = await new PagePicture("page-dark", 1440, 1000, IsDark: true).TakeAsync(Page, s_folder);
        Assert.NotEqual(light, dark);
        await new PagePicture("page-narrow", 390, 844).TakeAsync(Page, s_folder);
        Assert.True(await ReadAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "The page is wider than a narrow screen.");
        Assert.True(await ReadAsync<bool>("[...document.querySelectorAll('#legend button')].every(button => button.getBoundingClientRect().right <= document.querySelector('#legend').parentElement.getBoundingClientRect().right)"), "A series cannot be removed from the chart on a narrow screen.");
    }

    [Fact(Explicit = true)]
    public async Task Shows_eight_series_zoomed_and_whole_pages()
    {
        await OpenWithDemoAsync();
        await ReadAsync<object>("[...document.querySelectorAll('#series-list input:not(:checked)')].slice(6, 11).forEach(box => box.click())");
        await ReadAsync<object>("document.querySelector('[data-zoom=in]').click(); document.querySelector('.time').click()");
        await WaitAsync("document.querySelectorAll('#legend tbody tr').length === 8 && document.querySelector('.detail pre') !== null");
        await Page.HoverAsync("#plot");
        await TakeIfKeptAsync(new PagePicture("page-zoomed", 1280, 1500, IsDark: true));
        foreach (bool isDark in new[] { false, true })
        {
            string scheme = isDark ? "dark" : "light";
            await TakeIfKeptAsync(new PagePicture("page-narrow-whole-" + scheme, 400, 844, isDark, IsFullPage: true));
            await TakeIfKeptAsync(new PagePicture("page-whole-" + scheme, 1280, 900, isDark, IsFullPage: true));
        }

        await TakeIfKeptAsync(new PagePicture("page-wide-whole", 1920, 1200, IsFullPage: true));
    }

    // docs/images/icon.png, which the manifest names.
    [Fact]
    public async Task Shows_its_icon_on_any_background()
    {
        using HttpClient client = new();
        string svg = await client.GetStringAsync(new Uri(Host.Address, "_emulator/page/icon.svg"), TestContext.Current.CancellationToken);
        await Page.SetContentAsync("<style>body { margin: 0 } svg { display: block }</style>" + svg);
        byte[] icon = await new PagePicture("icon", 128, 128, IsTransparent: true).TakeAsync(Page, s_folder);
        Assert.NotEmpty(icon);
    }

    private async Task OpenWithDemoAsync()
    {
        await DemoMetrics.SendAsync(Host, Sender);
        await OpenAsync();
        await WaitForTextAsync("#legend tbody", "cpu_usage");
    }

    private Task TakeIfKeptAsync(PagePicture picture) => s_folder is null ? Task.CompletedTask : picture.TakeAsync(Page, s_folder);
}
