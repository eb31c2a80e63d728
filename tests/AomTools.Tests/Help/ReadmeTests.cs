using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using AomTools.Tests.Examples;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Help;

/// <summary>Checks the promises of README.md against the module.</summary>
public sealed class ReadmeTests
{
    private static readonly string s_text = File.ReadAllText(Path.Combine(ModuleUnderTest.Root, "README.md")).ReplaceLineEndings("\n");

    [Theory]
    [InlineData("EMULATORKEY", "", "2 accepted", 0, 0)]
    [InlineData("EMULATORKEY", "$PSDefaultParameterValues['Connect-Aom:Endpoint'] = 'http://127.0.0.1:9'", "2 spooled", 1, 2)]
    [InlineData("UNKNOWNACCESSKEY0001", "", "AOM rejected the credential", 3, 2)]
    [InlineData("EMULATORKEY", "$PSDefaultParameterValues['Connect-Aom:ProjectId'] = 'a/b'", "is not a project ID", 3, 0)]
    public async Task The_scheduled_script_says_how_it_ended(string key, string trouble, string line, int exitCode, int kept)
    {
        HelpExample example = new("README", "Scheduled runs", Code("Scheduled runs"), string.Empty);
        await using HelpExampleSession session = await HelpExampleSession.SetAsync(example);
        using EnvironmentScope scope = new(
            ("HUAWEICLOUD_SDK_AK", key == "EMULATORKEY" ? session.Emulator.Options.AccessKey : key),
            ("HUAWEICLOUD_SDK_SK", session.Emulator.Options.SecretKey),
            ("HUAWEICLOUD_SDK_PROJECT_ID", session.Emulator.Options.ProjectId));
        session.Ask(trouble).ThrowIfFailed();
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\S+ .*" + line, string.Join('\n', session.Run(example).Output));
        Assert.Equal(exitCode, session.Ask("$LASTEXITCODE").Single<int>());
        Assert.Equal(kept, session.Ask("Get-AomSpool ./spool -ErrorAction SilentlyContinue").Values<AomSpoolEntry>().Sum(entry => entry.MetricCount));
    }

    [Fact]
    public async Task The_example_for_any_object_runs_as_written()
    {
        HelpExample example = new("README", "Any object", Regex.Match(s_text, @"```powershell\n(Get-PSDrive .*?)```", RegexOptions.Singleline).Groups[1].Value, string.Empty);
        await using HelpExampleSession session = await HelpExampleSession.SetAsync(example);
        session.Ask("function global:Get-PSDrive { param($PSProvider) [pscustomobject]@{ Name = '/'; Used = 150; Free = 50 } }").ThrowIfFailed();
        session.Run(example).ThrowIfFailed();
        Assert.Equal(["Free", "Used"], session.Emulator.Points.Series.Select(series => series.Name).Order());
        Assert.All(session.Emulator.Points.Series, series => Assert.Equal(2, series.Dimensions.Count));
    }

    [Fact]
    public void Says_how_to_install_this_version()
    {
        string version = Regex.Match(File.ReadAllText(Path.Combine(ModuleUnderTest.Root, "AomTools.psd1")), @"ModuleVersion\s*=\s*'(.+?)'").Groups[1].Value;
        Assert.Contains($"Publish-PSResource -NupkgPath out/AomTools.{version}.nupkg", Regex.Match(s_text, "^## Install\n.*?^## ", RegexOptions.Multiline | RegexOptions.Singleline).Value);
    }

    [Fact]
    public void Names_every_topic_and_script() =>
        Assert.All(AboutTopic.Names.Concat(ExampleScript.Names), name => Assert.Contains(name, s_text));

    [Fact]
    public void Shows_the_header_of_results()
    {
        using PowerShellSession session = new();
        session.Run("$args[0] | Out-Default", new AomSendResult { Status = AomSendStatus.Accepted }).ThrowIfFailed();
        Assert.Contains(session.Host.Lines.SelectMany(text => text.Split('\n')).First(line => line.StartsWith("Status", System.StringComparison.Ordinal)).TrimEnd(), s_text);
    }

    private static string Code(string title) =>
        Regex.Match(s_text, $@"^## {title}\n.*?^```powershell\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;
}
