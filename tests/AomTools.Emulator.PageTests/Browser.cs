using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using PuppeteerSharp;
using Xunit;

[assembly: AssemblyFixture(typeof(AomTools.Emulator.PageTests.Browser))]

namespace AomTools.Emulator.PageTests;

/// <summary>One headless Chromium for all tests. On a machine without it, the tests are skipped.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Missing = "Chromium, Chrome or Edge is not installed (Debian: apt-get install chromium). AOMTOOLS_BROWSER selects another path.";

    // A test must not wait for a service of the browser's maker, and CI runs as root.
    private static readonly string[] s_arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-dev-shm-usage", "--force-color-profile=srgb",
    ];

    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Find() is string path)
        {
            _browser = await Puppeteer.LaunchAsync(new LaunchOptions { ExecutablePath = path, Headless = true, Args = s_arguments, Timeout = 60_000 });
        }
    }

    /// <summary>Opens a window of its own, without cookies or storage of others.</summary>
    public async Task<IPage> OpenAsync()
    {
        Assert.SkipWhen(_browser is null, Missing);
        IBrowserContext context = await _browser!.CreateBrowserContextAsync();
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }
    }

    private static string? Find() => Environment.GetEnvironmentVariable("AOMTOOLS_BROWSER") is { Length: > 0 } chosen ? chosen : Candidates().FirstOrDefault(File.Exists);

    private static string[] Candidates() => OperatingSystem.IsWindows()
        ? [.. new[] { @"Google\Chrome\Application\chrome.exe", @"Microsoft\Edge\Application\msedge.exe" }.SelectMany(UnderProgramFiles)]
        : ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

    private static string[] UnderProgramFiles(string path) =>
    [
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), path),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFilesX86), path),
    ];
}
