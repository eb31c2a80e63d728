using AomTools.Http;
using Xunit;

namespace AomTools.Tests.Http;

public sealed class UserAgentTests
{
    [Theory]
    [InlineData("1.0.0", "7.4.6", "Core", @"^AomTools/1\.0\.0 PowerShell/7\.4\.6 \((Windows|Linux|macOS|Other); Core\)$")]
    [InlineData("1.0.0", "7.7.0-preview.1", "Core", @"PowerShell/7\.7\.0-preview\.1 ")]
    [InlineData(null, " ", null, @"^AomTools/unknown PowerShell/unknown \(\w+; unknown\)$")]
    [InlineData("1\r\nX-Injected: 1", "5.1 (x)", "\u00e9", @"^AomTools/1__X-Injected__1 PowerShell/5\.1__x_ \(\w+; _\)$")]
    public void Create_Parts_AreTokensOfAscii(string? module, string? shell, string? edition, string expected) =>
        Assert.Matches(expected, UserAgent.Create(module, shell, edition));
}
