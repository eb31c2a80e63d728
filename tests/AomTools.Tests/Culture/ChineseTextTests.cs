using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using AomTools.Tests.Hosting;
using Xunit;

namespace AomTools.Tests.Culture;

/// <summary>Compares the Chinese help and README with the English ones. A failure lists the places to translate.</summary>
public sealed class ChineseTextTests
{
    private static readonly string s_english = Path.Combine(ModuleUnderTest.Root, "en-US");

    private static readonly string s_chinese = Path.Combine(ModuleUnderTest.Root, "zh-CN");

    public static TheoryData<string> Pages => Files(s_english, "*-*.md");

    public static TheoryData<string> Topics => Files(s_english, "about_*.help.txt");

    public static TheoryData<string> All => [.. Files(s_chinese, "*-*.md"), .. Files(s_chinese, "about_*.help.txt")];

    [Fact]
    public void Has_every_page_and_topic() => Assert.Equal(
        Directory.GetFiles(s_english).Where(file => Path.GetExtension(file) != ".ps1").Select(Path.GetFileName).Order(StringComparer.Ordinal),
        Directory.GetFiles(s_chinese).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Has_the_parameters_examples_names_and_links_of_the_English_page(string file) => AssertNone(
        "zh-CN/" + file, TextDifferences.Find(TextSections.OfMarkdown(Path.Combine(s_english, file)), TextSections.OfMarkdown(Path.Combine(s_chinese, file)), areTitlesTranslated: false));

    [Theory]
    [MemberData(nameof(Topics))]
    public void Has_the_sections_commands_and_names_of_the_English_topic(string file) => AssertNone(
        "zh-CN/" + file, TextDifferences.Find(TextSections.OfTopic(Path.Combine(s_english, file)), TextSections.OfTopic(Path.Combine(s_chinese, file)), areTitlesTranslated: true));

    [Fact]
    public void Has_the_sections_commands_names_and_links_of_the_README() => AssertNone("README.zh-CN.md", TextDifferences.Find(
        TextSections.OfMarkdown(Path.Combine(ModuleUnderTest.Root, "README.md")), TextSections.OfMarkdown(Path.Combine(ModuleUnderTest.Root, "README.zh-CN.md")), areTitlesTranslated: true));

    // Windows PowerShell reads a topic without a byte order mark as ANSI. A Chinese character is two columns wide.
    [Theory]
    [MemberData(nameof(Topics))]
    public void Topics_have_a_byte_order_mark_and_eighty_columns(string file)
    {
        string path = Path.Combine(s_chinese, file);
        Assert.Equal(Encoding.UTF8.GetPreamble(), File.ReadAllBytes(path)[..3]);
        Assert.Equal([], File.ReadAllLines(path).Where(line => line.Sum(letter => letter >= '\u2E80' ? 2 : 1) > 80 || line.EndsWith(' ')));
        Assert.Equal(["主题", "简短说明", "详细说明", "另请参阅"], File.ReadAllLines(path).Where(line => line.Length > 0 && line[0] != ' '));
    }

    // The terms that docs/zh-CN-glossary.md replaces.
    [Theory]
    [MemberData(nameof(All))]
    public void Uses_the_terms_of_the_glossary(string file) =>
        Assert.DoesNotMatch("端点|度量|名称空间|密匙|私钥|令牌|凭据|工程|帐户|账户|假脱机|挂起|您", File.ReadAllText(Path.Combine(s_chinese, file)));

    // xUnit cuts lists short.
    private static void AssertNone(string file, IEnumerable<string> differences)
    {
        string list = string.Join('\n', differences);
        Assert.True(list.Length == 0, $"{file} differs from the English text:\n{list}");
    }

    private static TheoryData<string> Files(string folder, string pattern) => [.. Directory.GetFiles(folder, pattern).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];
}
