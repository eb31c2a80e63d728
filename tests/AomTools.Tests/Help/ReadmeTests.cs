using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using AomTools.Tests.Examples;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Help;

/// <summary>Holds what README.md promises against the module.</summary>
public sealed class ReadmeTests
{
    private static readonly string s_text = File.ReadAllText(Path.Combine(ModuleUnderTest.Root, "README.md")).ReplaceLineEndings("\n");

    [Theory]
    [InlineData("EMULATORKEY", "", "2 accepted", 0, 0)]
    [InlineData("EMULATORKEY", "$PSDefaultParameterValues['Connect-Aom:Endpoint'] = 'http://127.0.0.1:9'", "2 spooled", 1, 2)]
    [InlineData("UNKNOWNACCESSKEY0001", "", "was not accepted", 3, 2)]
    [InlineData("EMULATORKEY", "$PSDefaultParameterValues['Connect-Aom:ProjectId'] = 'a/b'", "is not a project id", 3, 0)]
    public async Task The_scheduled_script_says_how_it_ended(string key, string trouble, string line, int exitCode, int kept)
    {
        HelpExample example = new("README", "Scheduled", Code("Scheduled"), string.Empty);
        await using ExampleStage stage = await ExampleStage.SetAsync(example);
        using EnvironmentScope scope = new(
            ("HUAWEICLOUD_SDK_AK", key == "EMULATORKEY" ? stage.Emulator.Options.AccessKey : key),
            ("HUAWEICLOUD_SDK_SK", stage.Emulator.Options.SecretKey),
            ("HUAWEICLOUD_SDK_PROJECT_ID", stage.Emulator.Options.ProjectId));
        stage.Ask(trouble).ThrowIfFailed();
        Assert.Contains(line, string.Join('\n', stage.Run(example).Output));
        Assert.Equal(exitCode, stage.Ask("$LASTEXITCODE").Single<int>());
        Assert.Equal(kept, stage.Ask("Get-AomSpool ./spool -ErrorAction SilentlyContinue").Values<AomSpoolEntry>().Sum(entry => entry.Metrics));
    }

    [Fact]
    public void Names_every_topic_and_script() =>
        Assert.All(AboutTopic.Names.Concat(ExampleScript.Names), name => Assert.Contains(name, s_text));

    [Fact]
    public void Shows_the_header_of_results()
    {
        using Shell shell = new();
        shell.Run("$args[0] | Out-Default", new AomSendResult { Status = AomSendStatus.Accepted }).ThrowIfFailed();
        Assert.Contains(shell.Host.Lines.SelectMany(text => text.Split('\n')).First(line => line.StartsWith("Status", System.StringComparison.Ordinal)).TrimEnd(), s_text);
    }

    private static string Code(string title) =>
        Regex.Match(s_text, $@"^## {title}\n.*?^```powershell\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;
}
