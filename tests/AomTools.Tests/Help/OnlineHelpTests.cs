using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Help;

/// <summary>Checks that the addresses of help and icon follow from ProjectUri of the manifest, and that each is a file of the repository.</summary>
public sealed class OnlineHelpTests
{
    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";

    private static readonly string s_manifest = File.ReadAllText(Path.Combine(ModuleUnderTest.Root, "AomTools.psd1"));

    private static readonly string s_project = Entry("ProjectUri");

    [Fact]
    public void Cmdlets_have_the_address_of_their_English_page() => Assert.All(
        typeof(AomMetric).Assembly.GetExportedTypes().Select(type => type.GetCustomAttribute<CmdletAttribute>()).OfType<CmdletAttribute>(),
        cmdlet => Assert.Equal(Page("en-US", $"{cmdlet.VerbName}-{cmdlet.NounName}"), cmdlet.HelpUri));

    [Theory]
    [InlineData("en-US")]
    [InlineData("zh-CN")]
    public void The_first_link_of_each_page_is_its_address(string culture) => Assert.Equal(
        HelpPage.In(culture).Select(page => Page(culture, page.Name)).Order(StringComparer.Ordinal),
        XDocument.Load(Path.Combine(ModuleUnderTest.Root, culture, "AomTools.dll-Help.xml")).Descendants()
            .Where(element => element.Name.LocalName == "relatedLinks")
            .Select(links => links.Elements(s_maml + "navigationLink").First().Element(s_maml + "uri")!.Value)
            .Order(StringComparer.Ordinal));

    [Fact]
    public void The_icon_is_a_picture_in_the_repository()
    {
        string folder = s_project.Replace("https://github.com/", "https://raw.githubusercontent.com/", StringComparison.Ordinal) + "/main/";
        string icon = Entry("IconUri");
        Assert.StartsWith(folder, icon);
        Assert.Equal("PNG"u8.ToArray(), File.ReadAllBytes(Path.Combine(ModuleUnderTest.Root, icon[folder.Length..]))[1..4]);
    }

    private static string Page(string culture, string name)
    {
        Assert.True(File.Exists(Path.Combine(ModuleUnderTest.Root, culture, name + ".md")), name);
        return $"{s_project}/blob/main/{culture}/{name}.md";
    }

    private static string Entry(string key) => Regex.Match(s_manifest, key + @"\s*=\s*'(.+?)'").Groups[1].Value;
}
