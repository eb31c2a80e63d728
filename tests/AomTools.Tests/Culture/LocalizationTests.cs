using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading.Tasks;
using AomTools.Pester;
using Xunit;

namespace AomTools.Tests.Culture;

/// <summary>A second language needs a translation and nothing else: with its satellite beside the DLL every sentence is in it.</summary>
public sealed class LocalizationTests : IDisposable
{
    // The first error of a value and the action that helps.
    private const string Ask =
        "[cultureinfo]::CurrentUICulture = 'zh-CN'; New-AomMetric a 1 -ErrorVariable e -ErrorAction SilentlyContinue; $e[0].Exception.Message; $e[0].ErrorDetails.RecommendedAction";

    private readonly TranslatedModule _language = new();

    public void Dispose() => _language.Dispose();

    private static string[] Answer { get; } = [TranslatedModule.Translate(Strings.NamespaceMissing), MessageText.Format(TranslatedModule.Translate(Strings.InvalidMetricAction), TranslatedModule.Translate(Strings.MakeAgain))];

    [Fact]
    public void Has_every_sentence_in_the_language_of_the_user()
    {
        PropertyInfo[] sentences = [.. Load().GetType("AomTools.Strings")!.GetProperties(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public).Where(property => property.PropertyType == typeof(string))];
        Assert.NotEmpty(sentences);
        CultureInfo before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(TranslatedModule.Name);
        try
        {
            Assert.All(sentences, sentence => Assert.StartsWith("【", (string)sentence.GetValue(null)!));
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.DoesNotContain(sentences, sentence => ((string)sentence.GetValue(null)!).StartsWith('【'));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    // Where the module comes by its path into the context that PowerShell itself lives in.
    [Fact]
    public async Task Speaks_it_in_a_real_pwsh() => Assert.Equal(Answer, await AskAsync(_language.Manifest));

    [Fact]
    public async Task Speaks_Chinese_in_a_real_pwsh()
    {
        using TranslatedModule chinese = new(isInvented: false);
        Assert.Equal(["缺少命名空间。请指定 -Namespace，例如 NOPAAS.ESC。", "请按消息中的说明更正 TargetObject，然后重新创建指标。要列出所有违反的规则，请运行 Test-AomMetric。"], await AskAsync(chinese.Manifest));
    }

    // A context of its own, since the suite has the module's assembly already. The engine itself does not take a second copy.
    private Assembly Load() => new AssemblyLoadContext("another copy of the module").LoadFromAssemblyPath(_language.Dll);

    private static async Task<string[]> AskAsync(string manifest)
    {
        PowerShellHost host = PowerShellHost.Tool;
        ProcessStartInfo start = new(host.Program, host.Arguments)
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        string script = $"[Console]::OutputEncoding = [Text.Encoding]::UTF8; Import-Module '{manifest}'; " + Ask;
        new[] { "-NoProfile", "-NonInteractive", "-Command", script }.ToList().ForEach(start.ArgumentList.Add);
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
