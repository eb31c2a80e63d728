using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;
using PuppeteerSharp;
using PuppeteerSharp.Input;
using Xunit;

namespace AomTools.Emulator.PageTests;

/// <summary>An emulator and its page in a browser. At the end, the console must be clean and no other host may have been asked.</summary>
public abstract class PageTestBase(Browser browser) : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _problems = [];

    private readonly TaskCompletionSource _provoked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private protected EmulatorHost Host { get; private set; } = null!;

    private protected Sender Sender { get; private set; } = null!;

    private protected IPage Page { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await EmulatorHost.StartAsync();
        Sender = new Sender(Host);
        Page = await browser.OpenAsync();
        Page.DefaultTimeout = 30_000;
        Page.Console += (_, message) => Note(message.Message.Type is ConsoleType.Error or ConsoleType.Warning, "console: " + message.Message.Text);
        Page.PageError += (_, error) => Note(true, "error: " + error.Message);
        Page.Request += (_, request) => Note(!request.Request.Url.StartsWith(Host.Address.AbsoluteUri, StringComparison.Ordinal), "request: " + request.Request.Url);
        await Page.SetViewportAsync(new ViewPortOptions { Width = 1280, Height = 900 });
    }

    public async ValueTask DisposeAsync()
    {
        if (Page is not null)
        {
            await Page.BrowserContext.CloseAsync();
        }

        Sender.Dispose();
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
        Assert.Empty(_problems);
    }

    /// <summary>Opens the page and waits until it has read the emulator once.</summary>
    private protected async Task OpenAsync()
    {
        await Page.GoToAsync(Host.Address.AbsoluteUri);
        await WaitAsync("document.querySelector('#live').dataset.state === 'live' && document.querySelector('#lines').textContent !== ''");
    }

    private protected Task WaitAsync(string condition) => Page.WaitForExpressionAsync(condition, new WaitForFunctionOptions { PollingInterval = 50 });

    /// <summary>Waits until an element has this text in its own.</summary>
    private protected Task WaitForTextAsync(string selector, string text) =>
        Page.WaitForFunctionAsync("(selector, text) => [...document.querySelectorAll(selector)].some(node => node.textContent.includes(text))", new WaitForFunctionOptions { PollingInterval = 50 }, selector, text);

    private protected Task<string> TextAsync(string selector) => Page.EvaluateFunctionAsync<string>("selector => document.querySelector(selector)?.textContent ?? ''", selector);

    private protected Task<T> ReadAsync<T>(string expression) => Page.EvaluateExpressionAsync<T>(expression);

    private protected async Task FillAsync(string selector, string text)
    {
        await Page.ClickAsync(selector, new ClickOptions { Count = 3 });
        await Page.Keyboard.TypeAsync(text);
    }

    /// <summary>The number of pixels of the chart that are not empty.</summary>
    private protected Task<int> DrawnPixelsAsync() => ReadAsync<int>(
        """
        (() => {
          const chart = document.querySelector('#canvas canvas');
          if (!chart) { return 0; }
          const copy = new OffscreenCanvas(chart.width, chart.height).getContext('2d', { willReadFrequently: true });
          copy.drawImage(chart, 0, 0);
          const { data } = copy.getImageData(0, 0, chart.width, chart.height);
          return data.filter((value, i) => i % 4 === 3 && value > 0).length;
        })()
        """);

    /// <summary>Waits for a problem that a test provokes, and forgets all so far.</summary>
    private protected async Task WaitForProblemAsync(string text)
    {
        await _provoked.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Contains(_problems, problem => problem.Contains(text, StringComparison.Ordinal));
        ForgetProblems();
    }

    private protected void ForgetProblems() => _problems.Clear();

    private void Note(bool isProblem, string text)
    {
        if (isProblem)
        {
            _problems.Enqueue(text);
            _provoked.TrySetResult();
        }
    }
}
